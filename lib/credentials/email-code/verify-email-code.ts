import { recordAudit } from "#lib/audit/record-audit.ts";
import type { EmailCode } from "#lib/db/generated/client.ts";
import type { EmailCodePurpose } from "#lib/db/generated/enums.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { equalsConstantTime } from "#lib/kernel/secrets.ts";
import { chargeGuard } from "../guard/charge-guard.ts";
import { clearGuard } from "../guard/clear-guard.ts";
import { hashEmailCode } from "./hash-email-code.ts";

const MAX_MISSES_PER_SEND = 5;
/** After 「再送信」 the mail before it may still be the one that arrives. */
const VALID_CODES = 2;

export type EmailCodeSubmission = {
  memberId: string;
  attemptId: string;
  purpose: EmailCodePurpose;
  /** Six digits, read by readOneTimeCode. */
  code: string;
};

export type VerifyEmailCodeError = "incorrect" | "expired" | "exhausted" | "waiting" | "disabled";

/** The attempt's last two codes, as far as they can still be used. */
async function validCodes(tx: InsurerTransaction, context: RequestContext, submission: EmailCodeSubmission) {
  const { memberId, attemptId, purpose } = submission;
  const latest = await tx.emailCode.findMany({
    where: { insurerId: context.insurer.id, attemptId, memberId, purpose },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: VALID_CODES,
  });
  return latest.filter(({ usedAt, expiresAt }) => usedAt === null && expiresAt > context.now);
}

/** Counts the try on attempt and, for a login, on the member, before the code is looked at. */
async function chargeTry(tx: InsurerTransaction, context: RequestContext, submission: EmailCodeSubmission) {
  const { memberId, attemptId, purpose } = submission;
  const { count } = await tx.loginAttempt.updateMany({
    where: { insurerId: context.insurer.id, id: attemptId, emailCodeMisses: { lt: MAX_MISSES_PER_SEND } },
    data: { emailCodeMisses: { increment: 1 } },
  });
  if (count === 0) return fail("exhausted");
  return purpose === "login" ? chargeGuard(tx, context, { memberId, authenticator: "emailCode" }) : ok();
}

/** Whether this call is the one that uses the code; the attempt's other code ends with it. */
async function consumeCode(tx: InsurerTransaction, context: RequestContext, { insurerId, id, ...code }: EmailCode) {
  const { attemptId, purpose } = code;
  const { count } = await tx.emailCode.updateMany({
    where: { insurerId, id, usedAt: null },
    data: { usedAt: context.now },
  });
  if (count === 0) return false;
  await tx.emailCode.updateMany({
    where: { insurerId, attemptId, purpose, usedAt: null, expiresAt: { gt: context.now } },
    data: { expiresAt: context.now },
  });
  return true;
}

async function judge(
  tx: InsurerTransaction,
  context: RequestContext,
  submission: EmailCodeSubmission,
): Promise<Result<{ email: string }, VerifyEmailCodeError>> {
  const { memberId, attemptId, purpose, code: typed } = submission;
  const codes = await validCodes(tx, context, submission);
  if (codes.length === 0) return fail("expired");
  const charge = await chargeTry(tx, context, submission);
  if (!charge.ok) return charge;
  const typedHash = hashEmailCode(typed, { attemptId, purpose });
  const match = codes.find(({ codeHash }) => equalsConstantTime(codeHash, typedHash));
  if (!match || !(await consumeCode(tx, context, match))) return fail("incorrect");
  if (purpose === "login") await clearGuard(tx, context, { memberId, authenticator: "emailCode" });
  return ok({ email: match.email });
}

/**
 * Accepts one of the last two codes of this attempt, once (spec §6, §14 cases 7
 * and 8; ASVS 6.5.1, 6.6.3).
 * @returns the address the code was sent to: that one is proved, no other.
 *   `expired` also when used; `exhausted` after five tries until a new code is
 *   sent; `waiting` and `disabled` by the member's guard (login only)
 */
export async function verifyEmailCode(
  tx: InsurerTransaction,
  context: RequestContext,
  submission: EmailCodeSubmission,
): Promise<Result<{ email: string }, VerifyEmailCodeError>> {
  const { memberId, attemptId, purpose } = submission;
  const verdict = await judge(tx, context, submission);
  await recordAudit(tx, context, {
    action: "login.email-code",
    result: verdict.ok ? "success" : "failure",
    memberId,
    attemptId,
    detail: { purpose, ...(!verdict.ok && { reason: verdict.code }) },
  });
  return verdict;
}
