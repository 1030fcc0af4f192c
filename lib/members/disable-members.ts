import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { endEverythingOpen } from "./end-everything-open.ts";

/**
 * 資格喪失: the members cannot log in any more, and what they have open ends
 * with it: sessions, attempts, links, temporary credentials (spec §14 case 19).
 * Their own credentials stay, for the insurer may have been mistaken.
 * @param actor the worker disables by date, an operator by import and command
 */
export async function disableMembers(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberIds, actor }: { memberIds: readonly string[]; actor: "operator" | "system" },
): Promise<void> {
  if (memberIds.length === 0) return;
  const insurerId = context.insurer.id;
  const ids = { in: [...memberIds] };
  await endEverythingOpen(tx, context, { memberIds, reason: "member-disabled" });
  await tx.member.updateMany({ where: { insurerId, id: ids }, data: { state: "disabled" } });
  await tx.temporaryCredential.deleteMany({ where: { insurerId, memberId: ids } });
  for (const memberId of memberIds) {
    await recordAudit(tx, context, { action: "member.disable", result: "success", actor, memberId });
  }
}
