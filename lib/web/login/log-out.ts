import "server-only";
import { endAttempt } from "#lib/login-flow/end-attempt.ts";
import { isFirstLoginOpen } from "#lib/login-flow/facts.ts";
import { loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { endSession } from "#lib/sessions/end-session.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { attemptToken, clearAttemptCookie } from "../cookies/attempt-cookie.ts";
import { sessionToken } from "../cookies/session-cookie.ts";
import { signOut } from "./next-auth.ts";

/**
 * Ends this browser's session and attempt and deletes both cookies (ASVS 7.4.1).
 * @returns whether a first login was unfinished
 */
export async function logOut(): Promise<{ isFirstLoginOpen: boolean }> {
  const session = await sessionToken();
  const attempt = await attemptToken();
  const isOpen = await inRequest(async (scope) => {
    if (session) await endSession(scope, session, "logged-out");
    const live = attempt ? await loadAttempt(scope, attempt, { lock: true }) : null;
    if (live) await endAttempt(scope, live.id, "logged-out");
    return live !== null && isFirstLoginOpen(live.facts);
  });
  await signOut({ redirect: false });
  await clearAttemptCookie();
  return { isFirstLoginOpen: isOpen };
}
