"use server";
import { notFound, redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { askApproval } from "#lib/console/approvals/ask-approval.ts";
import { IDENTITY_CHECKS } from "#lib/console/members/identity-check.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";
import { readChecks } from "../read-checks.ts";

const { approvals: text, reissue } = consoleText;

const KEPT = ["reason", ...IDENTITY_CHECKS.map((check) => `check-${check}`)];

export async function askLostFactorCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const [memberId, checked, reason] = [textOf(form, "member"), readChecks(form), textOf(form, "reason")];
  if (!isUuid(memberId)) notFound();
  if (checked.length === 0) {
    return failedForm(form, [{ field: "check-birth-date", message: reissue.unchecked }], KEPT);
  }
  const asked = await asClerk(askApproval, { act: "lost-factor-code", input: { memberId, checked }, reason });
  if (asked.ok) redirect(`/approvals/${asked.value.approvalId}?done=asked`);
  const field = asked.code.startsWith("reason-") ? "reason" : null;
  return failedForm(form, [{ field, message: text.failures[asked.code] }], KEPT);
}
