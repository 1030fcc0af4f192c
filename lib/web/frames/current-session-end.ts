import "server-only";
import { cache } from "react";
import { findSessionEnd, type SessionEnd } from "#lib/sessions/find-session-end.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { sessionToken } from "../cookies/session-cookie.ts";

/** When this browser's session ends, or when and why it has ended; null without one. */
export const currentSessionEnd = cache(async (): Promise<SessionEnd | null> => {
  const token = await sessionToken();
  return token ? inRequest(findSessionEnd, token) : null;
});

/** The login page for a session that is over: says why, and returns to `path`. */
export async function loginPath(path: ReturnPath): Promise<string> {
  const end = await currentSessionEnd();
  return `/login?to=${encodeURIComponent(path)}${end ? `&reason=${end.reason}` : ""}`;
}
