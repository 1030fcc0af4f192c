import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { endEmailChanges, findPendingEmailChange } from "#lib/email-address/email-change.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";

/** 「変更をやめる」: the address stays as it is; links and codes of the change are dead. */
export async function withdrawEmailChange(
  scope: Scope,
  { session: { id: sessionId }, member: { id: memberId } }: ActiveSession,
): Promise<Result<undefined, "no-change">> {
  await holdMember(scope, memberId);
  const pending = await findPendingEmailChange(scope, memberId);
  if (!pending) return fail("no-change");
  await endEmailChanges(scope, { memberId, ids: [pending.id], reason: "withdrawn" });
  await recordAudit(scope, { action: "email.change-withdraw", result: "success", memberId, sessionId });
  return ok();
}
