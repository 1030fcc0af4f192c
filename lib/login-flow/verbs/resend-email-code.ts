import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { sendLoginCode } from "../send-login-code.ts";

/** 「再送信」: 30 seconds apart, five an hour; the last two codes stay valid (spec §6). */
export async function resendEmailCode(
  scope: Scope,
  attempt: LoadedAttempt,
): Promise<Result<{ expiresAt: Date }, "too-soon" | "too-many">> {
  return sendLoginCode(scope, attempt);
}
