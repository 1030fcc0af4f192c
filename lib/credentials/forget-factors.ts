import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { removeFactors } from "./remove-factors.ts";

/**
 * Every second factor of a member goes, with the recovery code: they are lost, or in
 * somebody's hands (spec §8). Only in the transaction that brings the new one: until
 * it is confirmed, the old ones live.
 * The audit keeps what went, each app and passkey by its id.
 */
export async function forgetFactors(scope: Scope, { memberId }: { memberId: string }): Promise<void> {
  const gone = await removeFactors(scope, memberId);
  const { count } = await scope.tx.recoveryCode.deleteMany({ where: { insurerId: scope.insurerId, memberId } });
  if (count > 0) gone.push({ action: "recovery-code.delete" });
  for (const event of gone) await recordAudit(scope, { ...event, result: "success", memberId });
}
