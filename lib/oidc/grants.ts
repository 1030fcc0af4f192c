import "server-only";
import type { FindAccount, Grant, KoaContextWithOIDC } from "oidc-provider";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { ownMetadata } from "./client-metadata.ts";
import { findConsent } from "./consents.ts";
import { portalRequest } from "./portal-request.ts";
import { claimsOfMember, serviceScopesOf } from "./scopes.ts";

/** The member behind a token, read anew at every use; nobody once disabled. */
export function findAccount(insurerId: string): FindAccount {
  return async (_ctx, memberId) => {
    const member = await inTransaction(insurerId, (tx) =>
      tx.member.findUnique({ where: { insurerId_id: { insurerId, id: memberId }, state: "active" } }),
    );
    return member ? { accountId: memberId, claims: () => ({ sub: memberId, ...claimsOfMember(member) }) } : undefined;
  };
}

/** What of the request the member has agreed to; all of it where the insurer itself runs the service. */
async function allowedScopes({ oidc }: KoaContextWithOIDC): Promise<string[]> {
  const asked = typeof oidc.params?.scope === "string" ? oidc.params.scope.split(" ") : [];
  const request = portalRequest();
  const [client, memberId] = [oidc.client, oidc.account?.accountId];
  if (!client || !memberId || !request) return [];
  const { asks_consent, portal_id: id } = ownMetadata(client);
  if (!asks_consent) return asked;
  const consent = await inInsurer(request.context, (scope) =>
    findConsent(scope, { memberId, client: { id, name: client.clientId } }),
  );
  const isAllowed = (scope: string) =>
    serviceScopesOf(scope).length === 0 || (consent?.scopes.includes(scope) ?? false);
  return asked.filter(isAllowed);
}

/**
 * The library's grant, made of the consent that the portal keeps: asked once, and not again in another browser. What
 * is not agreed to is left out, so that the library asks for it.
 */
export async function loadExistingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { provider, session, client, account } = ctx.oidc;
  if (!client || !account) return undefined;
  const id = session?.grantIdFor(client.clientId);
  const found = id ? await provider.Grant.find(id) : undefined;
  const grant = found ?? new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  const allowed = await allowedScopes(ctx);
  const granted = grant.getOIDCScope().split(" ");
  if (found && allowed.every((scope) => granted.includes(scope))) return found;
  grant.addOIDCScope(allowed.join(" "));
  await grant.save();
  return grant;
}
