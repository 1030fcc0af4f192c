import "server-only";
import { type Clerk, findClerk } from "#lib/console/access/clerk-verb.ts";
import { inConsole } from "#lib/console/access/in-console.ts";
import { isConsoleHost } from "#lib/kernel/console.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { sessionToken } from "../cookies/session-cookie.ts";
import { currentSessionEnd } from "../frames/current-session-end.ts";
import { requestContext } from "../request/read-request-context.ts";
import { requestHost } from "../request/request-host.ts";
import { requestTime } from "../request/request-time.ts";

/** The clerk of this request, or null, without counting as activity: for what a page asks by itself. */
export async function watchingClerk(): Promise<Clerk | null> {
  const token = await sessionToken();
  if (!token || !isConsoleHost(await requestHost())) return null;
  const end = await currentSessionEnd();
  if (!end || end.reason === "signed-out" || end.at <= requestTime()) return null;
  const session = await inConsole(await requestContext(), ({ tx, insurerId }) =>
    tx.session.findUnique({
      where: { insurerId_tokenHash: { insurerId, tokenHash: hashToken(token) } },
      select: { memberId: true },
    }),
  );
  return session && findClerk(session.memberId);
}
