import "server-only";
import { randomUUID } from "node:crypto";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import type { EmailCodePurpose } from "#lib/db/generated/enums.ts";
import { holdName } from "#lib/db/hold-name.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { CODE_DIGITS, MAX_EMAIL_CODES_PER_HOUR, RESEND_SECONDS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { keyedHashes, randomDigits } from "#lib/kernel/secrets.ts";
import { holdMember } from "#lib/members/hold-member.ts";

/** A login code proves a factor and is short-lived; a confirmation code lives as long as the link in its mail. */
const LIFETIME_SECONDS: Record<EmailCodePurpose, number> = {
  login: 10 * MINUTE_SECONDS,
  enrolment: 10 * MINUTE_SECONDS,
  confirmation: 30 * MINUTE_SECONDS,
  emailChange: 30 * MINUTE_SECONDS,
};
/**
 * Whether the code goes to the member's confirmed address. Such codes are counted apart: anybody can name a member's
 * address as their own new one, and must not use up the codes with which that member logs in (spec §8).
 */
const GOES_TO_CONFIRMED: Record<EmailCodePurpose, boolean> = {
  login: true,
  enrolment: true,
  confirmation: false,
  emailChange: false,
};
/** More than one member's limit, because a family may share an e-mail address. */
const MAX_SENDS_TO_EMAIL_PER_HOUR = 20;

export type EmailCodeRequest = {
  memberId: string;
  /** The attempt, e-mail change or session that may use the code, by purpose. */
  ownerId: string;
  /** The attempt that the owning e-mail change belongs to; for the audit. */
  attemptId?: string | null;
  purpose: EmailCodePurpose;
  /** As read by readEmail. */
  email: string;
};

export type IssuedEmailCode = { code: string; expiresAt: Date };

/** What a code's hash is bound to, its own row and purpose: equal codes have different hashes (ASVS 6.6.2). */
export function codeScope({ id, purpose }: { id: string; purpose: EmailCodePurpose }): string {
  return `email-code:${id}:${purpose}`;
}

/** For the audit: an owner that is no attempt is not named as one. */
export function attemptOf(owned: Pick<EmailCodeRequest, "purpose" | "ownerId" | "attemptId">): string | undefined {
  return owned.purpose === "login" ? owned.ownerId : (owned.attemptId ?? undefined);
}

async function sendingProblem(scope: Scope, request: EmailCodeRequest) {
  const { memberId, ownerId, email, purpose } = request;
  const sent = await scope.tx.emailCode.findMany({
    where: {
      insurerId: scope.insurerId,
      createdAt: { gt: addSeconds(scope.now, -HOUR_SECONDS) },
      OR: [{ memberId }, { email }],
    },
    select: { memberId: true, ownerId: true, email: true, purpose: true, createdAt: true },
  });
  // For each purpose: after confirming the e-mail address nobody has to wait for the first login code.
  const ofMember = sent.filter((code) => code.memberId === memberId && code.purpose === purpose);
  const isConfirmed = GOES_TO_CONFIRMED[purpose];
  const toEmail = sent.filter((code) => code.email === email && GOES_TO_CONFIRMED[code.purpose] === isConfirmed);
  if (ofMember.length >= MAX_EMAIL_CODES_PER_HOUR || toEmail.length >= MAX_SENDS_TO_EMAIL_PER_HOUR) return "too-many";
  const earliest = addSeconds(scope.now, -RESEND_SECONDS);
  // A new login has proved the password again, so it does not wait for the mail of the login before it.
  const spaced = purpose === "login" ? ofMember.filter((code) => code.ownerId === ownerId) : ofMember;
  return spaced.some(({ createdAt }) => createdAt > earliest) ? "too-soon" : undefined;
}

/**
 * Makes a six-digit code for the caller's mail; only a keyed hash is stored. Codes sent to another e-mail address end,
 * and the five tries start anew (spec §6; ASVS 6.5.3 to 6.5.5, 6.6.2).
 * @returns `too-soon` within 30 s of the member's last code, at a login of the same attempt's; `too-many` after five in an
 *   hour for the member, twenty for the e-mail address, confirmed or not (spec §14 case 20)
 */
export async function issueEmailCode(
  scope: Scope,
  request: EmailCodeRequest,
): Promise<Result<IssuedEmailCode, "too-soon" | "too-many">> {
  const { memberId, ownerId, purpose, email } = request;
  const { tx, insurerId, now } = scope;
  await holdMember(scope, memberId);
  // A family may share the e-mail address. Always after holdMember.
  await holdName(tx, `email-code:${insurerId}:${email}`);
  const event = { action: "login.email-code-send", memberId, attemptId: attemptOf(request) } as const;
  const problem = await sendingProblem(scope, request);
  if (problem) {
    await recordRefusal(scope, { ...event, result: "refused", detail: { purpose, reason: problem } });
    return fail(problem);
  }
  await tx.emailCode.updateMany({
    where: { insurerId, ownerId, purpose, email: { not: email }, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  const code = randomDigits(CODE_DIGITS);
  const expiresAt = addSeconds(now, LIFETIME_SECONDS[purpose]);
  const id = randomUUID();
  const [codeHash] = keyedHashes(code, codeScope({ id, purpose }));
  await tx.emailCode.create({
    data: { insurerId, id, ownerId, memberId, purpose, email, codeHash, createdAt: now, expiresAt },
  });
  await recordAudit(scope, { ...event, result: "success", detail: { purpose } });
  return ok({ code, expiresAt });
}
