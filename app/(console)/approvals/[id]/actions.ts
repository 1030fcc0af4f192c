"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { IssuedState } from "#components/console/frame/issued-once.tsx";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { collectApproved } from "#lib/console/approvals/carry-out.ts";
import { approveRequest, refuseRequest, withdrawRequest } from "#lib/console/approvals/decide-approval.ts";
import type { Result } from "#lib/kernel/result.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { approvals: text } = consoleText;

type Decided = Result<undefined, keyof typeof text.failures>;

function answer(form: FormData, decided: Decided, done: keyof typeof text.results): FormState {
  if (!decided.ok) return failedForm(form, [{ field: null, message: text.failures[decided.code] }], ["answer"]);
  // For the count in the header, which the page's redirect alone leaves as it was.
  refresh();
  return redirect(`/approvals/${textOf(form, "approval")}?done=${done}`);
}

export async function approveAction(_: FormState, form: FormData): Promise<FormState> {
  const approving = { approvalId: textOf(form, "approval"), seen: textOf(form, "seen") };
  return answer(form, await asClerk(approveRequest, approving), "approved");
}

export async function refuseAction(_: FormState, form: FormData): Promise<FormState> {
  const refusing = { approvalId: textOf(form, "approval"), answer: textOf(form, "answer") };
  return answer(form, await asClerk(refuseRequest, refusing), "refused");
}

export async function withdrawAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, await asClerk(withdrawRequest, textOf(form, "approval")), "withdrawn");
}

export async function collectAction(_: IssuedState, form: FormData): Promise<IssuedState> {
  const collected = await asClerk(collectApproved, textOf(form, "approval"));
  if (!collected.ok) return { kind: "refused", message: text.failures[collected.code] };
  const { code, expiresAt } = collected.value;
  const { collect, collectUntil } = text;
  const until = { term: collect.untilLabel, value: collectUntil(expiresAt) };
  return { kind: "issued", facts: [{ term: collect.code, value: code, isSecret: true }, until] };
}
