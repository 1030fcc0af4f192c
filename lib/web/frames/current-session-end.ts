import "server-only";
import { cache } from "react";
import { inInsurer } from "#lib/insurers/scope.ts";
import { findSessionEnd, type SessionEnd } from "#lib/sessions/find-session-end.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { sessionToken } from "../cookies/session-cookie.ts";
import { requestContext } from "../request/read-request-context.ts";

/** When this browser's session ends, or when and why it has ended; null without one. */
export const currentSessionEnd = cache(async (): Promise<SessionEnd | null> => {
  const context = await requestContext();
  const token = await sessionToken();
  return token ? inInsurer(context, (scope) => findSessionEnd(scope, token)) : null;
});

/** The login page for a session that is over: says why, and returns to `path`. */
export async function loginPath(path: ReturnPath): Promise<string> {
  const end = await currentSessionEnd();
  return `/login?to=${encodeURIComponent(path)}${end ? `&reason=${end.reason}` : ""}`;
}
