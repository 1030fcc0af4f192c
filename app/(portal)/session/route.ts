import { currentSession } from "#lib/web/request/current-session.ts";
import { requestTime } from "#lib/web/request/request-time.ts";

/**
 * How long this browser's session lasts: `{ expiresInSeconds, idleSeconds }`, or 401 without one. It counts as
 * activity, so a page calls it when the member does something, never on a timer.
 */
export async function GET(): Promise<Response> {
  const active = await currentSession();
  if (!active) return new Response(null, { status: 401 });
  const { expiresAt, idleSeconds } = active.session;
  const expiresInSeconds = Math.floor((Date.parse(expiresAt) - requestTime().getTime()) / 1000);
  return Response.json({ expiresInSeconds, idleSeconds });
}
