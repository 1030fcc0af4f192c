import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { RecentSession } from "../recent-session.ts";

/**
 * 「サインアウト」 of one device: it is out at its next request (ASVS 7.5.2). One
 * that has ended meanwhile is what was asked for.
 * @returns `unknown` for anybody else's session
 */
export async function signOutDevice(
  tx: InsurerTransaction,
  context: RequestContext,
  { member: { id: memberId } }: RecentSession,
  { sessionId }: { sessionId: string },
): Promise<Result<undefined, "unknown">> {
  const where = { insurerId: context.insurer.id, memberId, id: sessionId };
  const { count } = await tx.session.updateMany({
    where: { ...where, endedAt: null },
    data: { endedAt: context.now, endReason: "signed-out-device" },
  });
  if (count === 0) return (await tx.session.count({ where })) > 0 ? ok() : fail("unknown");
  const detail = { reason: "signed-out-device" };
  await recordAudit(tx, context, { action: "session.end", result: "success", memberId, sessionId, detail });
  return ok();
}
