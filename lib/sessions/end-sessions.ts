import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { hashToken } from "#lib/kernel/secrets.ts";

/** Ends the session behind a cookie's token; nothing happens when it has ended already. */
export async function endSession(
  scope: Scope,
  token: string,
  reason: "logged-out" | "replaced" | "terms-refused",
): Promise<void> {
  const [ended] = await scope.tx.session.updateManyAndReturn({
    where: { insurerId: scope.insurerId, tokenHash: hashToken(token), endedAt: null },
    data: { endedAt: scope.now, endReason: reason },
    select: { id: true, memberId: true },
  });
  if (!ended) return;
  await recordAudit(scope, {
    action: "session.end",
    result: "success",
    memberId: ended.memberId,
    sessionId: ended.id,
    detail: { reason },
  });
}

/**
 * 「全てのデバイスからサインアウトする」: every session of the member but the
 * kept one is out at its next request.
 */
export async function endOtherSessions(
  scope: Scope,
  { memberId, keptSessionId }: { memberId: string; keptSessionId: string | null },
): Promise<number> {
  const { count } = await scope.tx.session.updateMany({
    where: {
      insurerId: scope.insurerId,
      memberId,
      endedAt: null,
      ...(keptSessionId ? { id: { not: keptSessionId } } : {}),
    },
    data: { endedAt: scope.now, endReason: "signed-out-everywhere" },
  });
  await recordAudit(scope, {
    action: "session.end-others",
    result: "success",
    memberId,
    detail: { ended: count },
  });
  return count;
}
