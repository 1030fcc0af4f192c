import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { keyedHashes } from "#lib/kernel/secrets.ts";
import { consumeToken } from "#lib/one-time-tokens/consume-token.ts";
import { chargeGuard, clearGuard } from "../guard/guard.ts";
import { normalizeRecoveryCode } from "./recovery-code-text.ts";

export type VerifyRecoveryCodeFailure = "empty" | "incorrect" | "waiting" | "disabled";

export type RecoveryCodeSubmission = {
  memberId: string;
  attemptId: string;
  /** 「リカバリーコード」 as typed. */
  code: string;
};

/** Uses the member's code or a lost-factor code; of parallel posts one succeeds (spec §14 case 7). */
async function consume(scope: Scope, memberId: string, code: string): Promise<"portal" | "insurer" | undefined> {
  const codeHash = { in: keyedHashes(code, memberId) };
  const own = await scope.tx.recoveryCode.deleteMany({ where: { insurerId: scope.insurerId, memberId, codeHash } });
  if (own.count === 1) return "portal";
  return (await consumeToken(scope, { type: "lostFactorCode", text: code, memberId })) ? "insurer" : undefined;
}

/** Accepts either code once, after counting the miss (spec §6, §8; ASVS 6.5.1). @returns who had issued it */
export async function verifyRecoveryCode(
  scope: Scope,
  { memberId, attemptId, code }: RecoveryCodeSubmission,
): Promise<Result<{ issuer: "portal" | "insurer" }, VerifyRecoveryCodeFailure>> {
  const typed = normalizeRecoveryCode(code);
  if (!typed) return fail("empty");
  const event = { action: "login.recovery-code", memberId, attemptId } as const;
  const charge = await chargeGuard(scope, { memberId, authenticator: "recoveryCode" });
  if (!charge.ok) {
    await recordRefusal(scope, { ...event, result: "refused", detail: { reason: charge.code } });
    return charge;
  }
  const issuer = await consume(scope, memberId, typed);
  if (!issuer) {
    await recordAudit(scope, { ...event, result: "failure" });
    return fail("incorrect");
  }
  await clearGuard(scope, { memberId, authenticator: "recoveryCode" });
  await recordAudit(scope, { ...event, result: "success", detail: { issuer } });
  return ok({ issuer });
}
