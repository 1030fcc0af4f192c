import "server-only";
import { cache } from "react";
import { type ActiveSession, loadSession } from "#lib/sessions/load-session.ts";
import { sessionToken } from "../cookies/session-cookie.ts";
import { requestHost } from "./request-host.ts";
import { requestTime } from "./request-time.ts";

/**
 * The session of this request, or null. One statement a request: the row is
 * read again each time, so that an ended session is out at its next request.
 */
export const currentSession = cache(async (): Promise<ActiveSession | null> => {
  const token = await sessionToken();
  if (!token) return null;
  // The host alone: the insurer is not read for a check that does not need it.
  return loadSession({ insurer: { host: await requestHost() }, now: requestTime() }, token);
});
