import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import type { EmailCode } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_EMAIL_CODE_MISSES } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { matchesKeyedHash } from "#lib/kernel/secrets.ts";
import { chargeGuard, clearGuard } from "../guard/guard.ts";
import { attemptOf, codeScope, type EmailCodeRequest } from "./issue-email-code.ts";

/** After 「再送信」 the earlier mail may arrive later. */
const VALID_CODES = 2;

export type EmailCodeSubmission = Omit<EmailCodeRequest, "email"> & {
  /** Six digits, read by readOneTimeCode. */
  code: string;
  /** Wrong tries count for the member too, whatever the code and its owner; a login's always do. */
  isChargedToMember?: boolean;
};

export type VerifyEmailCodeFailure = "incorrect" | "expired" | "exhausted" | "waiting" | "disabled";

/** The owner's last two codes, if they can still be used. */
async function validCodes(scope: Scope, submission: EmailCodeSubmission) {
  const { memberId, ownerId, purpose } = submission;
  const latest = await scope.tx.emailCode.findMany({
    where: { insurerId: scope.insurerId, ownerId, memberId, purpose },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: VALID_CODES,
  });
  return latest.filter(({ usedAt, expiresAt }) => usedAt === null && expiresAt > scope.now);
}

const isCharged = ({ purpose, isChargedToMember = purpose === "login" }: EmailCodeSubmission) => isChargedToMember;

/** Counts the try on the newest code and, where it is charged, on the member, before it compares the code. */
async function chargeTry(scope: Scope, submission: EmailCodeSubmission, newest: EmailCode) {
  const { memberId } = submission;
  const { count } = await scope.tx.emailCode.updateMany({
    where: { insurerId: scope.insurerId, id: newest.id, misses: { lt: MAX_EMAIL_CODE_MISSES } },
    data: { misses: { increment: 1 } },
  });
  if (count === 0) return fail("exhausted");
  return isCharged(submission) ? chargeGuard(scope, { memberId, authenticator: "emailCode" }) : ok();
}

/** Whether this call uses the code. The owner's other code ends with it. */
async function consumeCode(scope: Scope, { insurerId, id, ...code }: EmailCode) {
  const { ownerId, purpose } = code;
  const { count } = await scope.tx.emailCode.updateMany({
    where: { insurerId, id, usedAt: null },
    data: { usedAt: scope.now },
  });
  if (count === 0) return false;
  await scope.tx.emailCode.updateMany({
    where: { insurerId, ownerId, purpose, usedAt: null, expiresAt: { gt: scope.now } },
    data: { expiresAt: scope.now },
  });
  return true;
}

async function judge(
  scope: Scope,
  submission: EmailCodeSubmission,
): Promise<Result<{ email: string }, VerifyEmailCodeFailure>> {
  const { memberId, purpose, code: typed } = submission;
  const codes = await validCodes(scope, submission);
  const [newest] = codes;
  if (!newest) return fail("expired");
  const charge = await chargeTry(scope, submission, newest);
  if (!charge.ok) return charge;
  const match = codes.find(({ id, codeHash }) => matchesKeyedHash(typed, codeScope({ id, purpose }), codeHash));
  if (!match || !(await consumeCode(scope, match))) return fail("incorrect");
  if (isCharged(submission)) await clearGuard(scope, { memberId, authenticator: "emailCode" });
  return ok({ email: match.email });
}

/**
 * Accepts one of the owner's last two codes, once (spec §6, §14 cases 7 and 8; ASVS 6.5.1, 6.6.3).
 * @returns the e-mail address the code was sent to, the only one it proves. `expired` also when used; `exhausted` after
 *   five tries, until a new code is sent; `waiting` and `disabled` by the member's guard, where it is charged
 */
export async function verifyEmailCode(
  scope: Scope,
  submission: EmailCodeSubmission,
): Promise<Result<{ email: string }, VerifyEmailCodeFailure>> {
  const { memberId, purpose } = submission;
  const verdict = await judge(scope, submission);
  const event = { action: "login.email-code", memberId, attemptId: attemptOf(submission) } as const;
  if (verdict.ok) await recordAudit(scope, { ...event, result: "success", detail: { purpose } });
  else await recordRefusal(scope, { ...event, result: "failure", detail: { purpose, reason: verdict.code } });
  return verdict;
}
