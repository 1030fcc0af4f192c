import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { endEverythingOpen } from "./end-everything-open.ts";

/**
 * 資格喪失: the members cannot log in any more, and what they have open ends
 * with it: sessions, attempts, links, temporary credentials (spec §14 case 19).
 * Their own credentials stay, for the insurer may have been mistaken.
 */
export async function disableMembers(scope: Scope, { memberIds }: { memberIds: readonly string[] }): Promise<void> {
  if (memberIds.length === 0) return;
  const { tx, insurerId } = scope;
  const ids = { in: [...memberIds] };
  await endEverythingOpen(scope, { memberIds, reason: "member-disabled" });
  await tx.member.updateMany({ where: { insurerId, id: ids }, data: { state: "disabled" } });
  await tx.temporaryCredential.deleteMany({ where: { insurerId, memberId: ids } });
  for (const memberId of memberIds) {
    await recordAudit(scope, { action: "member.disable", result: "success", memberId });
  }
}
