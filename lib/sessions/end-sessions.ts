import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { hashToken } from "#lib/kernel/secrets.ts";

/** Ends the session behind a cookie's token; nothing happens when it has ended already. */
export async function endSession(
  tx: InsurerTransaction,
  context: RequestContext,
  token: string,
  reason: "logged-out" | "replaced" | "terms-refused",
): Promise<void> {
  const [ended] = await tx.session.updateManyAndReturn({
    where: { insurerId: context.insurer.id, tokenHash: hashToken(token), endedAt: null },
    data: { endedAt: context.now, endReason: reason },
    select: { id: true, memberId: true },
  });
  if (!ended) return;
  await recordAudit(tx, context, {
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
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId, keptSessionId }: { memberId: string; keptSessionId: string | null },
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      insurerId: context.insurer.id,
      memberId,
      endedAt: null,
      ...(keptSessionId ? { id: { not: keptSessionId } } : {}),
    },
    data: { endedAt: context.now, endReason: "signed-out-everywhere" },
  });
  await recordAudit(tx, context, {
    action: "session.end-others",
    result: "success",
    memberId,
    detail: { ended: count },
  });
  return count;
}
