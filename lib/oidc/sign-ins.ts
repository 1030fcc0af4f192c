import "server-only";
import type { KoaContextWithOIDC } from "oidc-provider";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { ownMetadata } from "./client-metadata.ts";
import { portalRequest } from "./portal-request.ts";

/** Once an hour: a busy service's row is not written by every login. */
async function noteUse({ tx, insurerId, now }: Scope, id: string): Promise<void> {
  const before = addSeconds(now, -HOUR_SECONDS);
  await tx.oidcClient.updateMany({
    where: { insurerId, id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] },
    data: { lastUsedAt: now },
  });
}

/** After a code was issued: the service is told when this session ends, and the audit knows who went where. */
export async function noteSignIn({ oidc }: KoaContextWithOIDC): Promise<void> {
  const request = portalRequest();
  const [client, code] = [oidc?.client, oidc?.entities?.AuthorizationCode];
  if (!request?.signedIn || !client || !code || (oidc.route !== "authorization" && oidc.route !== "resume")) return;
  const { session, member } = request.signedIn;
  const sid = oidc.session?.sidFor(client.clientId);
  await inInsurer(request.context, async (scope) => {
    const { insurerId, now: createdAt } = scope;
    const key = { insurerId, sessionId: session.id, clientId: ownMetadata(client).portal_id };
    if (sid) {
      await scope.tx.oidcSignIn.upsert({
        where: { insurerId_sessionId_clientId: key },
        create: { ...key, sid, createdAt },
        // Signed out by the back channel, and in again in the same session.
        update: { sid, queuedAt: null },
      });
    }
    await noteUse(scope, key.clientId);
    await recordAudit(scope, {
      action: "service.sign-in",
      result: "success",
      memberId: member.id,
      sessionId: session.id,
      detail: { service: client.clientId, acr: oidc.session?.acr ?? null },
    });
  });
}
