import "server-only";
import type { KoaContextWithOIDC } from "oidc-provider";
import { inInsurer } from "#lib/insurers/scope.ts";
import { cookieName } from "#lib/kernel/cookie.ts";
import { env } from "#lib/kernel/env.ts";
import { endSession } from "#lib/sessions/end-session.ts";
import { portalRequest } from "./portal-request.ts";

/** 「ポータルからもサインアウトする」 at a service's logout: the portal's session ends too, and with it every service's. */
export async function endPortalSession({ oidc, status, res }: KoaContextWithOIDC): Promise<void> {
  const request = portalRequest();
  const isConfirmed = oidc?.route === "end_session_confirm" && oidc.params?.logout !== undefined && status === 303;
  if (!isConfirmed || !request?.token) return;
  const { token, context } = request;
  await inInsurer(context, (scope) => endSession(scope, token, "logged-out"));
  const secure = env().PUBLIC_SCHEME === "https" ? "; Secure" : "";
  res.appendHeader("set-cookie", `${cookieName("session")}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`);
}

/** Whoever is signed out already is asked nothing: back to where the service wants them, which is validated by then. */
export function leaveWithoutSession(ctx: KoaContextWithOIDC): void {
  const { oidc } = ctx;
  if (oidc?.route !== "end_session" || ctx.status !== 200 || portalRequest()?.signedIn) return;
  const { post_logout_redirect_uri: back, state } = oidc.params ?? {};
  const target = new URL(typeof back === "string" ? back : "/logout/done", oidc.issuer);
  if (typeof back === "string" && typeof state === "string") target.searchParams.set("state", state);
  ctx.redirect(target.href);
  ctx.status = 303;
}
