import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { noteDone } from "#lib/sessions/done.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

/**
 * 「サインアウト」 of a session, live or ended (ASVS 7.5.2).
 * @returns `unknown` for anybody else's session, and for what is no id
 */
export async function endOneSession(
  scope: Scope,
  { id: ownId, member: { id: memberId } }: RecentSession,
  { sessionId }: { sessionId: string },
): Promise<Result<undefined, "unknown">> {
  if (!isUuid(sessionId)) return fail("unknown");
  const where = { insurerId: scope.insurerId, memberId, id: sessionId };
  const { count } = await scope.tx.session.updateMany({
    where: { ...where, endedAt: null },
    data: { endedAt: scope.now, endReason: "signed-out-elsewhere" },
  });
  if (count === 0 && (await scope.tx.session.count({ where })) === 0) return fail("unknown");
  if (count > 0) {
    const detail = { reason: "signed-out-device" };
    await recordAudit(scope, { action: "session.end", result: "success", memberId, sessionId, detail });
  }
  await noteDone(scope, ownId, { code: "signed-out" });
  return ok();
}
