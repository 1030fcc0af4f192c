import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";

/** Makes mail codes one of the member's factors; only after such a code was entered (spec §6). */
export async function enableEmailCode(scope: Scope, { memberId }: { memberId: string }): Promise<void> {
  const { count } = await scope.tx.member.updateMany({
    where: { insurerId: scope.insurerId, id: memberId, isEmailCodeEnabled: false },
    data: { isEmailCodeEnabled: true },
  });
  if (count > 0) await recordAudit(scope, { action: "email-code.enable", result: "success", memberId });
}
