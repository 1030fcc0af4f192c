import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentSessionEnd } from "#lib/web/frames/current-session-end.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

/**
 * For the page's warning (components/portal/idle-warning.tsx): `{ leftSeconds, reason, time }`, or 401 with `{ reason
 * }` when the session is over. Unlike /session it does not count as activity.
 */
export async function GET(): Promise<Response> {
  const end = await currentSessionEnd();
  const { now } = await requestContext();
  const { formats } = await requestMessages();
  const leftSeconds = end ? Math.ceil((end.at.getTime() - now.getTime()) / 1000) : 0;
  if (!end || end.reason === "signed-out" || leftSeconds <= 0) {
    return Response.json({ reason: end?.reason ?? "signed-out" }, { status: 401 });
  }
  return Response.json({ leftSeconds, reason: end.reason, time: formats.time(end.at) });
}
