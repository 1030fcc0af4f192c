import "server-only";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { RenewedSession } from "#lib/login-flow/start-attempt.ts";
import { logInWithPassword } from "#lib/login-flow/verbs/log-in-with-password.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { attemptToken } from "../cookies/attempt-cookie.ts";
import { browserHash } from "../cookies/browser-cookie.ts";
import { forgetTry, takeTry } from "../request/ip-ceiling.ts";
import { enterAttempt } from "./enter-attempt.ts";

/** A login or re-authentication by password. @returns the next path; "too-many" above the IP address's ceiling */
export async function enterWithPassword(
  context: RequestContext,
  input: {
    loginId: string;
    password: string;
    isRemembered: boolean;
    returnTo: ReturnPath | null;
    renewed?: RenewedSession;
  },
): Promise<Result<string, "refused" | "too-many">> {
  if (!(await takeTry(context))) return fail("too-many");
  const browser = { browserHash: await browserHash(), replacedToken: await attemptToken() };
  const started = await logInWithPassword(context, { ...input, ...browser });
  if (!started.ok) return started;
  await forgetTry(context);
  return ok(await enterAttempt(started.value, input.returnTo));
}
