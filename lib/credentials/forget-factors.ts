import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { removeFactors } from "./remove-factors.ts";

/**
 * Deletes every second factor of a member and the recovery code, because they are lost or stolen (spec §8). Only in the
 * transaction that confirms the new factor: until then the old ones stay. The audit keeps the id of each app and
 * passkey.
 */
export async function forgetFactors(scope: Scope, { memberId }: { memberId: string }): Promise<void> {
  const gone = await removeFactors(scope, memberId);
  const { count } = await scope.tx.recoveryCode.deleteMany({ where: { insurerId: scope.insurerId, memberId } });
  if (count > 0) gone.push({ action: "recovery-code.delete" });
  for (const event of gone) await recordAudit(scope, { ...event, result: "success", memberId });
}
