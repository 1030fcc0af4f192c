import "server-only";
import { AuthError } from "next-auth";
import { inInsurer } from "#lib/insurers/scope.ts";
import { equalsConstantTime } from "#lib/kernel/secrets.ts";
import type { Progress } from "#lib/login-flow/advance.ts";
import { endSession } from "#lib/sessions/end-session.ts";
import { clearAttemptCookie } from "../cookies/attempt-cookie.ts";
import { keepBrowserToken } from "../cookies/browser-cookie.ts";
import { setLanguageCookie } from "../cookies/language-cookie.ts";
import { sessionToken, setSessionCookie } from "../cookies/session-cookie.ts";
import { requestContext } from "../request/read-request-context.ts";
import { signIn } from "./next-auth.ts";

/**
 * Opens the session: whoever was signed in in this browser before is out (shared
 * PC, spec §14 case 14), the ticket becomes a session, the attempt's cookie goes.
 * A re-authentication goes on with the session it belongs to.
 * @returns false when the ticket is no longer good: used, too old, or its session ended meanwhile
 */
export async function finishLogin(
  { ticket, isRemembered, isRenewal, language }: Extract<Progress, { next: "done" }>,
  attemptToken: string,
): Promise<boolean> {
  const previous = await sessionToken();
  if (previous && !isRenewal) {
    const context = await requestContext();
    await inInsurer(context, (scope) => endSession(scope, previous, "replaced"));
  }
  try {
    await signIn("ticket", { ticket, attemptToken, browserToken: await keepBrowserToken(), redirect: false });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
  }
  await clearAttemptCookie();
  const token = await sessionToken();
  // Not every refusal is thrown: next-auth answers some by a page of its own. What counts is a new token.
  if (!token || equalsConstantTime(token, previous ?? "")) return false;
  await setSessionCookie(token, { isRemembered });
  // The member's own choice follows them to whatever browser they use.
  if (language) await setLanguageCookie(language);
  return true;
}
