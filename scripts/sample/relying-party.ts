// What a service does to sign an insurer's members in: the sample of scripts/sample-service.ts, on openid-client.
import { createRemoteJWKSet, jwtVerify, customFetch as keysFetch } from "jose";
import * as oidc from "openid-client";
import { localFetch } from "../support/local-fetch.ts";

/** The login at the portal took another acr than this service needs. */
const NEEDS_APP = "urn:kenpo-portal:acr:app";

export type SampleSettings = { port: number; portalPort: number; clientId: string; clientSecret: string };

/** A login under way: what its answer is compared with. */
export type PendingLogin = { issuer: string; checks: oidc.AuthorizationCodeGrantChecks };

/** Who is signed in here. */
export type SampleSession = {
  issuer: string;
  idToken: string;
  claims: oidc.IDToken;
  info: oidc.UserInfoResponse;
};

const EVENT = "http://schemas.openid.net/event/backchannel-logout";

/** The service, as a client of every demo insurer's provider. */
export class RelyingParty {
  private readonly settings: SampleSettings;
  private readonly discovered = new Map<string, Promise<oidc.Configuration>>();

  constructor(settings: SampleSettings) {
    this.settings = settings;
  }

  /** The origin of an insurer of this demo; null for anything else, wherever the link came from. */
  readIssuer(text: string | null): string | null {
    if (!text || !URL.canParse(text)) return null;
    const { origin, protocol, hostname, port } = new URL(text);
    const isDemo = protocol === "http:" && /^[a-z0-9-]+\.localhost$/.test(hostname);
    return isDemo && port === String(this.settings.portalPort) ? origin : null;
  }

  private configurationOf(issuer: string): Promise<oidc.Configuration> {
    const { clientId, clientSecret } = this.settings;
    const known = this.discovered.get(issuer);
    if (known) return known;
    const discovery = oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
      execute: [oidc.allowInsecureRequests],
      [oidc.customFetch]: localFetch(),
    });
    discovery.catch(() => this.discovered.delete(issuer));
    this.discovered.set(issuer, discovery);
    return discovery;
  }

  private get redirectUri(): string {
    return `http://localhost:${this.settings.port}/callback`;
  }

  /** @returns where the browser goes, and what is kept until it comes back */
  async begin(issuer: string, { needsApp }: { needsApp: boolean }): Promise<{ url: URL; pending: PendingLogin }> {
    const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
    const checks = { pkceCodeVerifier, expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() };
    const url = oidc.buildAuthorizationUrl(await this.configurationOf(issuer), {
      redirect_uri: this.redirectUri,
      scope: "openid profile",
      code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: "S256",
      state: checks.expectedState,
      nonce: checks.expectedNonce,
      ...(needsApp ? { acr_values: NEEDS_APP } : {}),
    });
    return { url, pending: { issuer, checks } };
  }

  /** @throws what the portal answered in place of a login, or what was wrong with its answer */
  async finish(returned: URL, { issuer, checks }: PendingLogin): Promise<SampleSession> {
    const configuration = await this.configurationOf(issuer);
    const tokens = await oidc.authorizationCodeGrant(configuration, returned, checks);
    const claims = tokens.claims();
    if (!claims || !tokens.id_token) throw new Error("no ID token");
    const info = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return { issuer, idToken: tokens.id_token, claims, info };
  }

  isStrongEnough({ claims }: SampleSession): boolean {
    return claims.acr === NEEDS_APP || claims.acr === "phr";
  }

  async logoutUrl({ issuer, idToken }: SampleSession): Promise<URL> {
    return oidc.buildEndSessionUrl(await this.configurationOf(issuer), {
      id_token_hint: idToken,
      post_logout_redirect_uri: `http://localhost:${this.settings.port}/`,
    });
  }

  /** Reads a logout token (OpenID Connect Back-Channel Logout 1.0 §2.6). @throws when it is not the portal's */
  async readLogoutToken(token: string, issuer: string): Promise<{ sid: string }> {
    const { jwks_uri: uri = "" } = (await this.configurationOf(issuer)).serverMetadata();
    const keys = createRemoteJWKSet(new URL(uri), { [keysFetch]: localFetch() });
    const expected = { issuer, audience: this.settings.clientId, typ: "logout+jwt", maxTokenAge: "2m" };
    const { payload } = await jwtVerify(token, keys, expected);
    const { sid, events, nonce } = payload;
    const isLogout = typeof events === "object" && events !== null && EVENT in events;
    if (typeof sid !== "string" || !isLogout || nonce !== undefined) throw new Error("no logout token");
    return { sid };
  }
}
