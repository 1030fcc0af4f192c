import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { type EmailCodeRequest, issueEmailCode } from "./issue-email-code.ts";

export type EmailCodeSending = EmailCodeRequest & {
  purpose: "login" | "enrolment";
  /** For the mail's salutation. */
  kana: string;
};

/** Mails a code of 「OTP認証（メール）」 (spec §6; manual 004, 2-3). Failures as issueEmailCode. */
export async function sendEmailCode(
  scope: Scope,
  { kana, ...request }: EmailCodeSending,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many">> {
  const issued = await issueEmailCode(scope, request);
  if (!issued.ok) return issued;
  const { code, expiresAt } = issued.value;
  await queueMail(scope, {
    kind: request.purpose === "login" ? "login-code" : "enrolment-code",
    to: request.email,
    memberId: request.memberId,
    code,
    expiresAt,
    kana,
  });
  return ok({ expiresAt });
}
