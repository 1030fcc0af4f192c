import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { LoadedAttempt } from "#lib/login-flow/load-attempt.ts";
import { type EmailFailure, readEmail } from "#lib/typed-text/email.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { beginEmailChange } from "./begin-email-change.ts";
import type { SendingFailure } from "./send-email-confirmation.ts";

type ReadingFailure = EmailFailure | "not-on-file";

/** If bound to the e-mail address on file, accepts only that: masked as the page shows it, or in full, in any case. */
function readFirstEmail({ facts, member }: LoadedAttempt, typed: string): Result<string, ReadingFailure> {
  const onFile = facts.isBoundToEmailOnFile ? member.email : null;
  if (onFile !== null && typed.trim() === maskEmail(onFile)) return ok(onFile);
  const email = readEmail(typed);
  if (!email.ok || onFile === null) return email;
  return email.value.toLowerCase() === onFile.toLowerCase() ? ok(onFile) : fail("not-on-file");
}

/**
 * 「実行」 on 「メールアドレスの設定」 of the wizard (manual 000【5】, 001【5】, 004 2-1 ⑨): sends link and code to the e-mail address,
 * which waits in the login attempt.
 * @returns `not-on-file` after a login with the formula, for another one than the insurer has (spec §5.4)
 */
export async function requestFirstEmail(
  scope: Scope,
  attempt: LoadedAttempt,
  { email: typed }: { email: string },
): Promise<Result<undefined, ReadingFailure | SendingFailure>> {
  const event = { action: "login.email-request", memberId: attempt.member.id, attemptId: attempt.id } as const;
  const email = readFirstEmail(attempt, typed);
  if (!email.ok) {
    if (email.code === "not-on-file") await recordAudit(scope, { ...event, result: "refused" });
    return email;
  }
  const begun = await beginEmailChange(scope, attempt, { newEmail: email.value, previousEmail: null });
  if (!begun.ok) return begun;
  await recordAudit(scope, { ...event, result: "success" });
  return ok();
}
