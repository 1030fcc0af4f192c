import "server-only";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { advance, type Progress } from "../advance.ts";
import { type LoginStart, startAttempt } from "../start-attempt.ts";

export type PasswordLogin = LoginStart & {
  loginId: string;
  password: string;
  /** Of the browser's cookie; null without one. */
  browserHash: string | null;
};

/**
 * First screen of every login (manual 004, 2-1 ③) and of every re-authentication
 * (3-2 ④): user ID and password, own or temporary. Opens its own transactions,
 * because none may be held while the password is hashed.
 * @returns the attempt's token and the next screen; "refused" alike for an
 *   unknown, locked or disabled member and a wrong password (ASVS 6.3.8); "busy"
 *   when nobody had time to look
 */
export function logInWithPassword(
  context: RequestContext,
  input: PasswordLogin,
): Promise<Result<{ token: string; progress: Progress }, "refused" | "busy">> {
  return checkLoginPassword(
    context,
    input,
    async (scope, { memberId, credential }): Promise<Result<{ token: string; progress: Progress }, "refused">> => {
      if (input.renewed && input.renewed.memberId !== memberId) return fail("refused");
      const token = await startAttempt(scope, {
        ...input,
        memberId,
        proof: { kind: "password", at: context.now.toISOString(), credential },
      });
      return ok({ token, progress: await advance(scope, token) });
    },
  );
}
