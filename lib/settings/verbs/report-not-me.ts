import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

/**
 * 「心当たりがない」 (spec §4, §9): takes back whatever a stranger may have begun in
 * the member's name. A change of address that waits is withdrawn, links and
 * tickets that were not used die, and every browser counts as new again. Links
 * that undo a change stay: they are the member's own defence. Signing out the
 * other sessions is takeChange's part, with `signsOutEverywhere`.
 */
export async function reportNotMe(
  scope: Scope,
  { id: sessionId, member: { id: memberId } }: RecentSession,
): Promise<Result<undefined, never>> {
  const { emailChanges } = await endFor(scope, "not-me", { memberIds: [memberId] });
  const entry = { action: "member.not-me", result: "success", memberId, sessionId } as const;
  await recordAudit(scope, { ...entry, detail: { withdrawnEmailChanges: emailChanges } });
  return ok();
}
