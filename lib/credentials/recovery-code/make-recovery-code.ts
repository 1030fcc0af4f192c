import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { RECOVERY_CODE_CHARACTERS } from "#lib/kernel/limits.ts";
import { keyedHashes } from "#lib/kernel/secrets.ts";
import { clearGuard } from "../guard/guard.ts";
import { inGroupsOfFour, newRecoveryCode } from "./recovery-code-text.ts";

/**
 * リカバリーコード (spec §6): the member's one code in case the phone is lost. It replaces the former one. The caller checks
 * that the member may have it.
 * @returns the code in groups of four; only its hash is stored
 */
export async function makeRecoveryCode(scope: Scope, { memberId }: { memberId: string }): Promise<string> {
  const key = { insurerId: scope.insurerId, memberId };
  const code = newRecoveryCode(RECOVERY_CODE_CHARACTERS);
  const [codeHash] = keyedHashes(code, memberId);
  const stored = { codeHash, createdAt: scope.now };
  await scope.tx.recoveryCode.upsert({
    where: { insurerId_memberId: key },
    create: { ...key, ...stored },
    update: stored,
  });
  await clearGuard(scope, { memberId, authenticator: "recoveryCode" });
  await recordAudit(scope, { action: "recovery-code.make", result: "success", memberId });
  return inGroupsOfFour(code);
}
