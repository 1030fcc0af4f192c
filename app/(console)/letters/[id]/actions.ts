"use server";
import { notFound, redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { askApproval } from "#lib/console/approvals/ask-approval.ts";
import { discardOrder } from "#lib/console/letters/discard-order.ts";
import { readLetterOrder } from "#lib/console/letters/letter-orders.ts";
import { letterTargetSchema } from "#lib/console/letters/letter-target.ts";
import { mailLetters } from "#lib/console/letters/mail-letters.ts";
import { orderLetters } from "#lib/console/letters/order-letters.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { forgive } from "#lib/typed-text/forgive.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

/** 「承認を申請」: of an order for more than 20 members. */
export async function askAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { orderId: textOf(form, "id") };
  if (!isUuid(input.orderId)) notFound();
  const asked = await asClerk(askApproval, { act: "print-letters", input, reason: textOf(form, "reason") });
  if (asked.ok) redirect(`/approvals/${asked.value.approvalId}?done=asked`);
  return failedForm(form, [{ field: null, message: consoleText.approvals.failures[asked.code] }], ["reason"]);
}

const { againErrors: errors, refused, notDiscarded } = lettersText.order;

/** 「メールで送る」: the page of the job shows how far it is. */
export async function mailAction(_: FormState, form: FormData): Promise<FormState> {
  const orderId = textOf(form, "order");
  if (!isUuid(orderId)) notFound();
  const started = await asClerk(mailLetters, orderId);
  if (started.ok) redirect(`/jobs/${started.value}`);
  if (started.code === "unknown") notFound();
  return failedForm(form, [{ field: null, message: refused[started.code] }], []);
}

/** 「作成をやめる」: the list says that it is gone. */
export async function discardAction(_: FormState, form: FormData): Promise<FormState> {
  const orderId = textOf(form, "order");
  if (!isUuid(orderId)) notFound();
  const discarded = await asClerk(discardOrder, orderId);
  if (discarded.ok) redirect("/letters?done=discarded");
  return failedForm(form, [{ field: null, message: notDiscarded[discarded.code] }]);
}

/** 「この通番をもう一度発行」: an order of its own, with the same envelopes. */
export async function againAction(_: FormState, form: FormData): Promise<FormState> {
  const failed = (message: string) => failedForm(form, [{ field: null, message }], ["from", "to"]);
  const orderId = textOf(form, "order");
  const from = Number(forgive(textOf(form, "from")));
  const to = Number(forgive(textOf(form, "to")) || from);
  const target = letterTargetSchema.safeParse({ by: "sheets", orderId, from, to });
  if (!target.success || to < from) return failed(errors.serials);
  const unit = (await asClerk(readLetterOrder, orderId))?.unit ?? "person";
  const asked = { target: target.data, delivery: "paper", unit, reissuesFinished: false } as const;
  const ordered = await asClerk(orderLetters, asked);
  if (!ordered.ok) return failed(errors.nobody);
  redirect(`/letters/${ordered.value}`);
}
