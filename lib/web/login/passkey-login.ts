import "server-only";
import { cookies } from "next/headers";
import { beginPasskeyAuthentication } from "#lib/credentials/passkey/begin-passkey-authentication.ts";
import { CEREMONY_SECONDS } from "#lib/credentials/passkey/webauthn-requirements.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { cookieName, cookieOptions } from "#lib/kernel/cookie.ts";
import { stepsFailed } from "#lib/kernel/metrics.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { logInWithPasskey, type PasskeyLogin } from "#lib/login-flow/verbs/log-in-with-passkey.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { attemptToken } from "../cookies/attempt-cookie.ts";
import { notePasskeyHere } from "../cookies/passkey-cookie.ts";
import { forgetTry, takeTry } from "../request/ip-ceiling.ts";
import { enterAttempt } from "./enter-attempt.ts";

/**
 * Options for 「パスキーでログイン」. A cookie binds the challenge to this browser, because the member is unknown: one for
 * all tabs, so that none ends what another has begun.
 */
export async function beginPasskeyLogin(context: RequestContext) {
  const jar = await cookies();
  const token = jar.get(cookieName("ceremony"))?.value || randomToken();
  jar.set(cookieName("ceremony"), token, { ...cookieOptions(), maxAge: CEREMONY_SECONDS });
  return inInsurer(context, (scope) => beginPasskeyAuthentication(scope, { owner: hashToken(token) }));
}

/** @returns the next path, or null when the assertion is refused */
export async function finishPasskeyLogin(
  context: RequestContext,
  input: { response: unknown; returnTo: ReturnPath | null },
): Promise<string | null> {
  const ceremony = (await cookies()).get(cookieName("ceremony"))?.value;
  return ceremony ? enterWithPasskey(context, { ...input, owner: hashToken(ceremony), isRemembered: false }) : null;
}

/**
 * A login or a re-authentication by passkey, within the ceiling of the peer's network
 * address: what is refused leaves a row.
 * @returns the next path, or null when the assertion is refused
 */
export async function enterWithPasskey(
  context: RequestContext,
  input: Omit<PasskeyLogin, "replacedToken">,
): Promise<string | null> {
  if (!(await takeTry(context, "passkey"))) return null;
  const replacedToken = await attemptToken();
  const started = await inInsurer(context, (scope) => logInWithPasskey(scope, { ...input, replacedToken }));
  if (!started.ok) {
    stepsFailed.inc({ insurer: context.insurer.slug, step: "passkey", code: "refused" });
    return null;
  }
  await notePasskeyHere(input.response);
  await forgetTry(context, "passkey");
  return enterAttempt(started.value, input.returnTo);
}
