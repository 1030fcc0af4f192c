import "server-only";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { stepsFailed } from "#lib/kernel/metrics.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { logInWithPassword, type PasswordLogin } from "#lib/login-flow/verbs/log-in-with-password.ts";
import { attemptToken } from "../cookies/attempt-cookie.ts";
import { browserHash } from "../cookies/browser-cookie.ts";
import { forgetTry, takeTry } from "../request/ip-ceiling.ts";
import { enterAttempt } from "./enter-attempt.ts";

/** `busy`: too many passwords are being checked at this moment; this one was not. */
export type EnterFailure = "refused" | "too-many" | "busy";

/**
 * A login or a re-authentication by password, within the ceiling of the peer's network address.
 * @returns where to go on; "too-many" above the ceiling, whatever the password is
 */
export async function enterWithPassword(
  context: RequestContext,
  input: Omit<PasswordLogin, "browserHash" | "replacedToken">,
): Promise<Result<string, EnterFailure>> {
  const refuse = (code: EnterFailure) => {
    stepsFailed.inc({ insurer: context.insurer.slug, step: "password", code });
    return fail(code);
  };
  if (!(await takeTry(context, "login"))) return refuse("too-many");
  const browser = { browserHash: await browserHash(), replacedToken: await attemptToken() };
  const started = await logInWithPassword(context, { ...input, ...browser });
  if (started.ok || started.code === "busy") await forgetTry(context, "login");
  if (!started.ok) return refuse(started.code);
  return ok(await enterAttempt(started.value, input.returnTo));
}
