import "server-only";
import type Provider from "oidc-provider";
import { errors, type KoaContextWithOIDC } from "oidc-provider";
import { log, mayLog } from "#lib/kernel/log.ts";

const REFUSED = [
  "authorization.error",
  "grant.error",
  "userinfo.error",
  "revocation.error",
  "end_session.error",
  "end_session_confirm.error",
  "jwks.error",
  "discovery.error",
] as const;

/** Who was refused what and why; ids and outcomes, never a parameter of the request (ASVS 16.2.5). */
function line(ctx: KoaContextWithOIDC, error: Error, insurerId: string) {
  const isKnown = error instanceof errors.OIDCProviderError;
  return {
    insurerId,
    service: ctx.oidc?.client?.clientId ?? null,
    route: ctx.oidc?.route ?? null,
    error: isKnown ? error.error : error.name,
    reason: isKnown ? (error.error_detail ?? error.error_description) : undefined,
  };
}

/**
 * The library says nothing of what it refuses, or of its own failures, but to who listens. A stranger can provoke most
 * of it, so that a flood is few lines.
 */
export function logRefusals(provider: Provider, insurerId: string): void {
  const listen = (event: string, write: (ctx: KoaContextWithOIDC, error: Error) => void) =>
    (provider.on as (event: string, listener: typeof write) => void).call(provider, event, (ctx, error) => {
      if (mayLog(`single sign-on ${event}`)) write(ctx, error);
    });
  for (const event of REFUSED) {
    listen(event, (ctx, error) => log.warn(line(ctx, error, insurerId), "single sign-on refused"));
  }
  listen("server_error", (ctx, error) =>
    log.error({ ...line(ctx, error, insurerId), err: error }, "single sign-on failed"),
  );
  // A code or refresh token came a second time, or the service revoked it.
  listen("grant.revoked", (ctx) =>
    log.warn({ insurerId, service: ctx.oidc?.client?.clientId ?? null }, "single sign-on grant revoked"),
  );
}
