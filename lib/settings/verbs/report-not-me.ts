import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { noteDone } from "#lib/sessions/done.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

/**
 * 「心当たりがない」 (spec §4, §9): undoes whatever a stranger may have begun in the member's name. A pending e-mail change is
 * withdrawn, unused links and tickets end, and every browser counts as new. Undo links stay valid, because the member
 * needs them. takeChange ends the other sessions (`signsOutEverywhere`).
 */
export async function reportNotMe(
  scope: Scope,
  { id: sessionId, member: { id: memberId } }: RecentSession,
): Promise<Result<undefined, never>> {
  const { emailChanges } = await endFor(scope, "not-me", { memberIds: [memberId] });
  const entry = { action: "member.not-me", result: "success", memberId, sessionId } as const;
  await recordAudit(scope, { ...entry, detail: { withdrawnEmailChanges: emailChanges } });
  await noteDone(scope, sessionId, { code: "not-me" });
  return ok();
}
