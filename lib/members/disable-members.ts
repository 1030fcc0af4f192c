import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";

/** 資格喪失: the members cannot log in, and everything open ends (lib/endings; spec §14 case 19). */
export async function disableMembers(scope: Scope, { memberIds }: { memberIds: readonly string[] }): Promise<void> {
  if (memberIds.length === 0) return;
  const { tx, insurerId } = scope;
  const ids = { in: [...memberIds] };
  await endFor(scope, "member-disabled", { memberIds });
  await tx.member.updateMany({ where: { insurerId, id: ids }, data: { state: "disabled" } });
  for (const memberId of memberIds) {
    await recordAudit(scope, { action: "member.disable", result: "success", memberId });
  }
}
