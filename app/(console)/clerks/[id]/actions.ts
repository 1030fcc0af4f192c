"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { CLERK_ROLES } from "#lib/console/access/clerk-verb.ts";
import { askApproval } from "#lib/console/approvals/ask-approval.ts";
import {
  type ClerkChange,
  changeRole,
  endClerkLogins,
  inviteAgain,
  resumeClerk,
  stopClerk,
} from "#lib/console/clerks/clerks.ts";
import { sendInvitation } from "#lib/console/clerks/invite-clerk.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, insurerOfClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

const { clerks: text } = consoleText;

/** The page says what was done: with the clerk's state the button that was pressed may go. */
function answer(form: FormData, changed: ClerkChange, done: keyof ReturnType<typeof text.done>): FormState {
  if (!changed.ok) return failedForm(form, [{ field: null, message: text.failures[changed.code] }]);
  redirect(`/clerks/${textOf(form, "clerk")}?done=${done}`);
}

export async function changeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  const role = CLERK_ROLES.find((each) => each === textOf(form, "role")) ?? "viewer";
  const changed = await asClerk(changeRole, { clerkId: textOf(form, "clerk"), role });
  return answer(form, changed, "role");
}

export async function stopClerkAction(_: FormState, form: FormData): Promise<FormState> {
  const clerkId = textOf(form, "clerk");
  const stopped = await asClerk(stopClerk, clerkId);
  if (stopped.ok) await endClerkLogins(await requestContext(), clerkId);
  return answer(form, stopped, "stopped");
}

export async function resumeClerkAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, await asClerk(resumeClerk, textOf(form, "clerk")), "resumed");
}

export async function inviteAgainAction(_: FormState, form: FormData): Promise<FormState> {
  const clerkId = textOf(form, "clerk");
  const invited = await asClerk(inviteAgain, clerkId);
  if (invited.ok) {
    const { name: insurerName } = await insurerOfClerk(await requireClerk("/clerks", "manager"));
    await sendInvitation(await requestContext(), { clerkId, insurerName });
  }
  return answer(form, invited, "resent");
}

export async function resetClerkAction(_: FormState, form: FormData): Promise<FormState> {
  const [clerkId, reason] = [textOf(form, "clerk"), textOf(form, "reason")];
  if (!isUuid(clerkId)) return failedForm(form, [{ field: null, message: text.failures.unknown }]);
  const asked = await asClerk(askApproval, { act: "clerk-factors", input: { clerkId }, reason });
  if (asked.ok) redirect(`/approvals/${asked.value.approvalId}?done=asked`);
  return failedForm(form, [{ field: null, message: consoleText.approvals.failures[asked.code] }], ["reason"]);
}
