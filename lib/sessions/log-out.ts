import "server-only";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { endAttempt } from "#lib/login-flow/end-attempts.ts";
import { endSession } from "#lib/login-flow/end-sessions.ts";
import { loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { attemptToken, clearAttemptCookie } from "./attempt-cookie.ts";
import { signOut } from "./next-auth.ts";
import { requestContext } from "./request-context.ts";
import { sessionToken } from "./session-cookie.ts";

/** Ends this browser's session and attempt; both cookies go (ASVS 7.4.1). */
export async function logOut(): Promise<void> {
  const context = await requestContext();
  const session = await sessionToken();
  const attempt = await attemptToken();
  await inInsurer(context.insurer.id, async (tx) => {
    if (session) await endSession(tx, context, session, "logged-out");
    const live = attempt ? await loadAttempt(context.insurer, attempt, context.now, { tx, lock: true }) : null;
    if (live) await endAttempt(tx, context, live.id, "logged-out");
  });
  await signOut({ redirect: false });
  await clearAttemptCookie();
}
