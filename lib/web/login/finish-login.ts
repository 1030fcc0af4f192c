import "server-only";
import { AuthError } from "next-auth";
import { equalsConstantTime } from "#lib/kernel/secrets.ts";
import type { Progress } from "#lib/login-flow/advance.ts";
import { endSession } from "#lib/sessions/end-session.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { clearAttemptCookie } from "../cookies/attempt-cookie.ts";
import { keepBrowserToken } from "../cookies/browser-cookie.ts";
import { setLanguageCookie } from "../cookies/language-cookie.ts";
import { sessionToken, setSessionCookie } from "../cookies/session-cookie.ts";
import { signIn } from "./next-auth.ts";

/**
 * Opens the session: ends the browser's former one (shared PC, spec §14 case 14), redeems the ticket, deletes the
 * attempt's cookie. A re-authentication continues its session.
 * @returns false when the ticket is used, too old, or its session has ended
 */
export async function finishLogin(
  { ticket, isRemembered, isRenewal, language }: Extract<Progress, { next: "done" }>,
  attemptToken: string,
): Promise<boolean> {
  const previous = await sessionToken();
  if (previous && !isRenewal) await inRequest((scope) => endSession(scope, previous, "replaced"));
  try {
    await signIn("ticket", { ticket, attemptToken, browserToken: await keepBrowserToken(), redirect: false });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
  }
  await clearAttemptCookie();
  const token = await sessionToken();
  // next-auth answers some refusals with a page of its own instead of throwing. Only a new token counts.
  if (!token || equalsConstantTime(token, previous ?? "")) return false;
  await setSessionCookie(token, { isRemembered });
  // The member's own choice applies in every browser.
  if (language) await setLanguageCookie(language);
  return true;
}
