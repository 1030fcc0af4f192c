"use server";
import { notFound, redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { actOnMany } from "#lib/console/members/act-on-many.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { openMany } from "../state.ts";

const failures = { ...consoleText.approvals.failures, ...consoleText.many.failures };

export async function actOnManyAction(_: FormState, form: FormData): Promise<FormState> {
  const { insurerId } = await requireClerk("/members", "officer");
  const many = openMany(insurerId, textOf(form, "many")) ?? notFound();
  const outcome = await asClerk(actOnMany, { ...many, seen: textOf(form, "seen"), reason: textOf(form, "reason") });
  if (!outcome.ok) {
    const field = outcome.code.startsWith("reason-") ? "reason" : null;
    return failedForm(form, [{ field, message: failures[outcome.code] }], ["reason"]);
  }
  const { value } = outcome;
  return redirect("approvalId" in value ? `/approvals/${value.approvalId}?done=asked` : `/members?done=${value.done}`);
}
