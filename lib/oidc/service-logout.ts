import "server-only";
import type { Client } from "oidc-provider";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";

/** One batch of sessions that ran out by themselves. */
const BATCH = 500;

type SignInKey = { sessionId: string; clientId: string };

function findSignIn({ tx, insurerId }: Scope, { sessionId, clientId }: SignInKey) {
  return tx.oidcSignIn.findUnique({
    where: { insurerId_sessionId_clientId: { insurerId, sessionId, clientId } },
    include: { session: { select: { memberId: true } }, client: { select: { name: true } } },
  });
}

/** Its types leave this method out. */
async function callBackchannel(client: Client, memberId: string, sid: string): Promise<unknown> {
  const { backchannelLogout } = client as unknown as { backchannelLogout: (sub: string, sid: string) => Promise<void> };
  try {
    await backchannelLogout.call(client, memberId, sid);
    return null;
  } catch (error) {
    return error;
  }
}

/**
 * Sends a service the end of a session (OpenID Connect Back-Channel Logout 1.0). The logout token is signed now and good
 * for two minutes.
 * @throws when the service does not answer, for the queue to try again; each outcome is audited
 */
export async function sendServiceLogout(context: RequestContext, key: SignInKey): Promise<void> {
  const signIn = await inInsurer(context, (scope) => findSignIn(scope, key));
  if (!signIn) return;
  const { memberId } = signIn.session;
  // Loaded when it is needed: every worker would carry it, 44 MB.
  const { providerOf } = await import("./provider-of.ts");
  const provider = await providerOf(context.insurer);
  const client = await provider.Client.find(signIn.client.name);
  if (!client?.backchannelLogoutUri) return;
  const failure = await callBackchannel(client, memberId, signIn.sid);
  await inInsurer(context, (scope) =>
    recordAudit(scope, {
      action: "service.sign-out",
      result: failure ? "failure" : "success",
      memberId,
      sessionId: key.sessionId,
      detail: { service: signIn.client.name },
    }),
  );
  if (failure) throw failure;
}

/** Queues the logouts of sessions that idled out or came to their end, of which no request tells. @returns how many */
export async function queueLapsedLogouts({ tx, insurerId, now }: Scope): Promise<number> {
  const [queued] = await tx.$queryRaw<{ count: number }[]>`
    select coalesce(sum(portal_enqueue_service_logout(lapsed."insurerId", lapsed."sessionId")), 0)::int as "count"
    from (select distinct signed."insurerId", signed."sessionId" from "OidcSignIn" signed
      join "Session" session on session."insurerId" = signed."insurerId" and session."id" = signed."sessionId"
      where signed."insurerId" = ${insurerId}::uuid and signed."queuedAt" is null
        and (session."expiresAt" <= ${now}
          or session."lastSeenAt" + make_interval(secs => session."idleSeconds") <= ${now})
      limit ${BATCH}::int) lapsed`;
  return queued?.count ?? 0;
}
