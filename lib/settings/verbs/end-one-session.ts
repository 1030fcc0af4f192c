import "server-only";
import { z } from "zod";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

/**
 * 「サインアウト」 of a session, live or ended (ASVS 7.5.2).
 * @returns `unknown` for anybody else's session, and for what is no id
 */
export async function endOneSession(
  scope: Scope,
  { member: { id: memberId } }: RecentSession,
  { sessionId }: { sessionId: string },
): Promise<Result<undefined, "unknown">> {
  if (!z.uuid().safeParse(sessionId).success) return fail("unknown");
  const where = { insurerId: scope.insurerId, memberId, id: sessionId };
  const { count } = await scope.tx.session.updateMany({
    where: { ...where, endedAt: null },
    data: { endedAt: scope.now, endReason: "signed-out-elsewhere" },
  });
  if (count === 0) return (await scope.tx.session.count({ where })) > 0 ? ok() : fail("unknown");
  const detail = { reason: "signed-out-elsewhere" };
  await recordAudit(scope, { action: "session.end", result: "success", memberId, sessionId, detail });
  return ok();
}
