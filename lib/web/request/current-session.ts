import "server-only";
import { cache } from "react";
import { type ActiveSession, loadSession } from "#lib/sessions/load-session.ts";
import { sessionToken } from "../cookies/session-cookie.ts";
import { requestHost } from "./request-host.ts";
import { requestTime } from "./request-time.ts";

/** The session of this request, or null: one statement for each request, so that an ended one is refused at once. */
export const currentSession = cache(async (): Promise<ActiveSession | null> => {
  const token = await sessionToken();
  if (!token) return null;
  // By host alone: this check does not need the insurer.
  return loadSession({ insurer: { host: await requestHost() }, now: requestTime() }, token);
});
