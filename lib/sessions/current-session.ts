import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { currentTime } from "#lib/kernel/clock.ts";
import { cookieName } from "./cookies.ts";
import { type ActiveSession, loadSession } from "./load-session.ts";
import { requestHost } from "./request-host.ts";

/**
 * The session of this request, or null. One statement a request: the row is
 * read again each time, so that an ended session is out at its next request.
 */
export const currentSession = cache(async (): Promise<ActiveSession | null> => {
  const token = (await cookies()).get(cookieName("session"))?.value;
  return token ? loadSession(await requestHost(), token, currentTime()) : null;
});
