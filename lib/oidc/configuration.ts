import "server-only";
import { createHmac } from "node:crypto";
import { type Configuration, interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { ACRS, type Acr, reaches, requiredAcr } from "./acr.ts";
import { adapterFor } from "./adapter.ts";
import { OWN_METADATA, ownMetadata } from "./client-metadata.ts";
import { fetchFromService } from "./fetch-from-service.ts";
import { findAccount, loadExistingGrant } from "./grants.ts";
import type { KeySet } from "./keys.ts";
import { renderError, renderLogout, renderSignedOut } from "./pages.ts";
import { SCOPES } from "./scopes.ts";

/** `acr_values` is a wish, and the library leaves it at that: this check enforces it, and the service's own floor. */
function policy() {
  const { Check, base } = interactionPolicy;
  const prompts = base();
  const isTooLow = ({ oidc }: KoaContextWithOIDC) => {
    const floor = oidc.client ? ownMetadata(oidc.client).weakest_method : null;
    const required = requiredAcr(oidc.params?.acr_values, floor);
    return required !== null && !reaches((oidc.session?.acr ?? "") as Acr, required);
  };
  prompts
    .get("login")
    ?.checks.add(
      new Check("acr_too_low", "a stronger login is required", "unmet_authentication_requirements", isTooLow),
    );
  return prompts;
}

/** No service sees another one's identifier of a member (OpenID Connect Core §8.1). */
function pairwiseIdentifier(memberId: string, subjectKey: string): string {
  return createHmac("sha256", subjectKey).update(memberId).digest("base64url");
}

const COOKIES = () => {
  const secure = env().PUBLIC_SCHEME === "https";
  const prefix = (kind: string) => (secure ? kind : "");
  const options = { httpOnly: true, sameSite: "lax", secure } as const;
  return {
    // The other two have paths of their own, which __Host- does not allow.
    names: {
      session: `${prefix("__Host-")}oidc`,
      interaction: `${prefix("__Secure-")}oidc-interaction`,
      resume: `${prefix("__Secure-")}oidc-resume`,
    },
    long: { ...options, path: "/" },
    short: options,
  };
};

const FEATURES: Configuration["features"] = {
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  resourceIndicators: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  revocation: { enabled: true },
  backchannelLogout: { enabled: true },
  rpInitiatedLogout: { enabled: true, logoutSource: renderLogout, postLogoutSuccessSource: renderSignedOut },
};

/** Every lifetime ends with the portal's session in any case. */
const LIFETIMES = {
  AccessToken: 10 * MINUTE_SECONDS,
  AuthorizationCode: MINUTE_SECONDS,
  IdToken: 10 * MINUTE_SECONDS,
  Interaction: 30 * MINUTE_SECONDS,
  RefreshToken: 12 * HOUR_SECONDS,
  Grant: DAY_SECONDS,
  Session: DAY_SECONDS,
};

/** The settings of oidc-provider for one insurer; docs/security.md names the test of each. */
export function configurationOf(insurer: Insurer, { keys }: KeySet): Configuration {
  return {
    adapter: adapterFor(insurer.id),
    jwks: { keys },
    acrValues: [...ACRS],
    scopes: ["openid", "offline_access", ...Object.keys(SCOPES)],
    claims: { openid: ["sub", "acr", "amr", "auth_time"], ...SCOPES } as unknown as Configuration["claims"],
    responseTypes: ["code"],
    subjectTypes: ["pairwise"],
    pairwiseIdentifier: (_ctx, memberId, client) => pairwiseIdentifier(memberId, ownMetadata(client).subject_key),
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    // Services are programs on servers; no page of another site talks to the provider.
    clientBasedCORS: () => false,
    clientAuthMethods: ["client_secret_basic", "private_key_jwt"],
    clientDefaults: {
      response_types: ["code"],
      response_modes: ["query"],
      id_token_signed_response_alg: "ES256",
      subject_type: "pairwise",
      require_auth_time: true,
    },
    enabledJWA: {
      idTokenSigningAlgValues: ["ES256"],
      clientAuthSigningAlgValues: ["ES256", "PS256", "RS256"],
    },
    extraClientMetadata: { properties: [...OWN_METADATA] },
    features: FEATURES,
    cookies: COOKIES(),
    routes: {
      authorization: "/oidc/auth",
      token: "/oidc/token",
      userinfo: "/oidc/me",
      jwks: "/oidc/jwks",
      revocation: "/oidc/token/revocation",
      end_session: "/oidc/session/end",
    },
    ttl: LIFETIMES,
    expiresWithSession: () => true,
    issueRefreshToken: (_ctx, client, source) =>
      client.grantTypeAllowed("refresh_token") && source.scopes.has("offline_access"),
    rotateRefreshToken: true,
    interactions: { policy: policy(), url: (_ctx, { uid }) => `/oidc/interaction/${uid}` },
    fetch: fetchFromService,
    findAccount: findAccount(insurer.id),
    loadExistingGrant,
    renderError,
  };
}
