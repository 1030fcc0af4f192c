import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { lockMember } from "#lib/members/hold-member.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { endEmailChanges, findPendingEmailChange } from "../email-change.ts";

/** 「変更をやめる」: the address stays as it is; links and codes of the change are dead. */
export async function withdrawEmailChange(
  tx: InsurerTransaction,
  context: RequestContext,
  { session: { id: sessionId }, member: { id: memberId } }: ActiveSession,
): Promise<Result<undefined, "no-change">> {
  await lockMember(tx, context, memberId);
  const pending = await findPendingEmailChange(tx, context, memberId);
  if (!pending) return fail("no-change");
  await endEmailChanges(tx, context, { memberId, ids: [pending.id], reason: "withdrawn" });
  await recordAudit(tx, context, { action: "email.change-withdraw", result: "success", memberId, sessionId });
  return ok();
}
