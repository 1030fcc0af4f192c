import "server-only";
import type Provider from "oidc-provider";
import type { Session } from "oidc-provider";
import { claimsOfProofs } from "./acr.ts";
import { portalRequest } from "./portal-request.ts";

/**
 * Makes the library's session say what the portal's says: there is one login, and the library keeps a row of its own
 * beside it. So nobody who is signed in is asked who they are, `prompt=none` works, and a re-authentication counts at
 * once. The one place that leans on an inner name of the library (docs/adr/0020).
 */
export function followPortalSession(provider: Provider): void {
  const { get } = provider.Session;
  provider.Session.get = async function (ctx): Promise<Session> {
    const session = await get.call(this, ctx);
    const signedIn = portalRequest()?.signedIn;
    if (!signedIn) return session;
    const { acr, amr, authTime } = claimsOfProofs(signedIn.session.proofs);
    const accountId = signedIn.member.id;
    const isSame = session.accountId === accountId && session.loginTs === authTime && session.acr === acr;
    if (isSame) return session;
    session.loginAccount({ accountId, loginTs: authTime, acr, amr: [...amr], transient: true });
    Object.assign(session, { touched: true });
    return session;
  };
}
