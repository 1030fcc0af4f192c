import "server-only";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { endAttempt } from "#lib/login-flow/end-attempts.ts";
import { loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { endSession } from "#lib/sessions/end-sessions.ts";
import { attemptToken, clearAttemptCookie } from "../cookies/attempt-cookie.ts";
import { sessionToken } from "../cookies/session-cookie.ts";
import { requestContext } from "../request/request-context.ts";
import { signOut } from "./next-auth.ts";

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
