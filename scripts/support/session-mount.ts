// The session check beside Next.js, in the server process: it is data, and asked for more often than any page.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { currentTime } from "#lib/kernel/clock.ts";
import { cookieName } from "#lib/kernel/cookie.ts";
import { log } from "#lib/kernel/log.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { cookieOf, hostOf, pathOf } from "./request-parts.ts";

export const SESSION_PATH = "/session";

/**
 * How long this browser's session lasts: `{ expiresInSeconds, idleSeconds }`, or 401 without one. It counts as
 * activity, so a page calls it when the member does something, never on a timer.
 */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [now, token] = [currentTime(), cookieOf(request, cookieName("session"))];
  const active = token ? await loadSession({ insurer: { host: hostOf(request) }, now }, token) : null;
  if (!active) return void response.writeHead(401).end();
  const { expiresAt, idleSeconds } = active.session;
  const expiresInSeconds = Math.floor((Date.parse(expiresAt) - now.getTime()) / 1000);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ expiresInSeconds, idleSeconds }));
}

/** Puts the session check in front of `next`. */
export function withSessionCheck(next: RequestListener): RequestListener {
  return (request, response) => {
    if (pathOf(request) !== SESSION_PATH || request.method === "POST") return next(request, response);
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, "session check failed");
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/html" });
      response.end();
    });
  };
}
