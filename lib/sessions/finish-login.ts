import "server-only";
import { cookies } from "next/headers";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { endSession } from "#lib/login-flow/end-sessions.ts";
import { clearAttemptCookie } from "./attempt-cookie.ts";
import { cookieName, cookieOptions } from "./cookies.ts";
import { signIn } from "./next-auth.ts";
import { requestContext } from "./request-context.ts";

/**
 * Opens the session: whoever was signed in in this browser before is out (shared
 * PC, spec §14 case 14), the ticket becomes a session, the attempt's cookie goes.
 */
export async function finishLogin(input: {
  ticket: string;
  attemptToken: string;
  isRemembered: boolean;
}): Promise<void> {
  const jar = await cookies();
  const previous = jar.get(cookieName("session"))?.value;
  if (previous) {
    const context = await requestContext();
    await inInsurer(context.insurer.id, (tx) => endSession(tx, context, previous, "replaced"));
  }
  const { ticket, attemptToken } = input;
  await signIn("ticket", { ticket, attemptToken, redirect: false });
  // Without 「ログイン状態の保存」 the cookie goes with the browser window.
  const token = jar.get(cookieName("session"))?.value;
  if (token && !input.isRemembered) jar.set(cookieName("session"), token, cookieOptions());
  await clearAttemptCookie();
}
