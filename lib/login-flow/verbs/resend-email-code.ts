import "server-only";
import { sendLoginCode } from "#lib/credentials/email-code/send-login-code.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「再送信」: 30 seconds apart, five an hour; the last two codes stay valid (spec §6). */
export async function resendEmailCode(
  scope: Scope,
  attempt: LoadedAttempt,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many">> {
  return sendLoginCode(scope, attempt);
}
