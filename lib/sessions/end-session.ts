import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { EndReason } from "#lib/endings/endings.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { hashToken } from "#lib/kernel/secrets.ts";

/** Ends the session behind a cookie's token, unless it has ended already. */
export async function endSession(scope: Scope, token: string, reason: EndReason): Promise<void> {
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
