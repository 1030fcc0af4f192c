import "server-only";
import type { Client, FindAccount, Grant, KoaContextWithOIDC } from "oidc-provider";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { ownMetadata } from "./client-metadata.ts";
import { findConsent } from "./consents.ts";
import { portalRequest } from "./portal-request.ts";
import { claimsOfMember, type ServiceScope, serviceScopesOf } from "./scopes.ts";

/**
 * What may be handed to a service at this moment: what the insurer has registered it with and the member has agreed to;
 * all of it where the insurer itself runs the service.
 */
async function permittedScopes(
  scope: Pick<Scope, "tx" | "insurerId">,
  client: Client,
  memberId: string,
): Promise<ServiceScope[]> {
  const { asks_consent, portal_id: id } = ownMetadata(client);
  const registered = serviceScopesOf(client.scope);
  if (!asks_consent) return registered;
  const consent = await findConsent(scope, { memberId, client: { id, name: client.clientId } });
  return registered.filter((each) => consent?.scopes.includes(each));
}

/**
 * The member behind a token, and what may be handed over of them, read anew at every use: nobody once disabled, and
 * nothing that the insurer or the member has taken back since the token was issued (RFC 9700 §2.3).
 */
export function findAccount(insurerId: string): FindAccount {
  return ({ oidc: { client } }, memberId) =>
    inTransaction(insurerId, async (tx) => {
      const member = await tx.member.findUnique({
        where: { insurerId_id: { insurerId, id: memberId }, state: "active" },
      });
      if (!member) return undefined;
      const permitted = client ? await permittedScopes({ tx, insurerId }, client, memberId) : [];
      return { accountId: memberId, claims: () => ({ sub: memberId, ...claimsOfMember(member, permitted) }) };
    });
}

/**
 * The library's grant, made of the consent that the portal keeps: asked once, and not again in another browser. What
 * is not agreed to is left out, so that the library asks for it. A grant that holds what has been taken back since is
 * given up for a new one.
 */
export async function loadExistingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { provider, session, client, account, params } = ctx.oidc;
  const request = portalRequest();
  if (!client || !account || !request) return undefined;
  const { accountId } = account;
  const permitted = await inInsurer(request.context, (scope) => permittedScopes(scope, client, accountId));
  const isPermitted = (scope: string) => serviceScopesOf(scope).every((each) => permitted.includes(each));
  const asked = typeof params?.scope === "string" ? params.scope.split(" ") : [];
  const allowed = asked.filter(isPermitted);
  const id = session?.grantIdFor(client.clientId);
  const found = id ? await provider.Grant.find(id) : undefined;
  const granted = found?.getOIDCScope().split(" ") ?? [];
  const isInForce = found && granted.every(isPermitted);
  if (isInForce && allowed.every((scope) => granted.includes(scope))) return found;
  const grant = isInForce ? found : new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope(allowed.join(" "));
  await grant.save();
  return grant;
}
