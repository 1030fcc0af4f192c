import { randomUUID } from "node:crypto";
import * as oidc from "openid-client";
import { startEdge } from "#lib/edge/edge.fixture.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import type { Proof } from "#lib/sessions/proofs.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { localFetch } from "#scripts/support/local-fetch.ts";
import { withProvider } from "#scripts/support/oidc-mount.ts";
import { type NewClient, newClientSchema } from "./client-schema.ts";
import { addClient } from "./clients.ts";

export const nowContext = (insurer: Insurer) => makeContext(insurer, { now: new Date() });

/** The edge with the provider, on a port of its own; every other path answers "portal". */
export async function startProvider(): Promise<number> {
  const { port } = await startEdge(withProvider((_request, response) => response.end("portal")));
  return port;
}

/** A browser: cookies by path, redirects one by one. */
export class Browser {
  readonly port: number;
  readonly jar = new Map<string, { path: string; pair: string; line: string }>();

  constructor(port: number, session?: { token: string }) {
    this.port = port;
    if (session) this.jar.set("session", { path: "/", pair: `__Host-session=${session.token}`, line: "" });
  }

  async go(url: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
    const { pathname } = new URL(url);
    const cookie = [...this.jar.values()].filter(({ path }) => pathname.startsWith(path)).map(({ pair }) => pair);
    const headers = { ...init.headers, ...(cookie.length > 0 ? { cookie: cookie.join("; ") } : {}) };
    const response = await localFetch(this.port)(url, { ...init, headers });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string) {
    const [pair = ""] = line.split(";", 1);
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? "/";
    const key = `${path} ${pair.split("=", 1)[0]}`;
    const name = pair.split("=", 1)[0] === "__Host-session" ? "session" : key;
    if (/=$/.test(pair) || /Max-Age=0|01 Jan 1970/i.test(line)) this.jar.delete(name);
    else this.jar.set(name, { path, pair, line });
  }

  /** Follows redirects as long as they stay at the insurer's host and not at a page of the portal. */
  async follow(url: string): Promise<URL> {
    let at = new URL(url);
    for (let hops = 0; hops < 12; hops += 1) {
      const location = (await this.go(at.href)).headers.get("location");
      if (!location) return at;
      const next = new URL(location, at);
      if (next.host !== at.host || !/^\/oidc\//.test(next.pathname)) return next;
      at = next;
    }
    throw new Error(`no end at ${at}`);
  }
}

const SERVICE: Partial<NewClient> & { title: string } = { title: "健診の予約", asksConsent: false };

/** A service of the insurer, as its own program sees the provider. */
export class TestService {
  readonly name: string;
  readonly configuration: oidc.Configuration;
  readonly redirectUri: string;

  constructor(name: string, configuration: oidc.Configuration, redirectUri: string) {
    this.name = name;
    this.configuration = configuration;
    this.redirectUri = redirectUri;
  }

  async begin(extra: Record<string, string> = {}) {
    const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [oidc.randomState(), oidc.randomNonce()];
    const url = oidc.buildAuthorizationUrl(this.configuration, {
      redirect_uri: this.redirectUri,
      scope: "openid",
      state: expectedState,
      nonce: expectedNonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: "S256",
      ...extra,
    });
    return { url: url.href, checks: { pkceCodeVerifier, expectedState, expectedNonce } };
  }

  /** A whole login of a browser that is signed in to the portal. */
  async logIn(browser: Browser, extra: Record<string, string> = {}) {
    const { url, checks } = await this.begin(extra);
    const back = await browser.follow(url);
    return oidc.authorizationCodeGrant(this.configuration, back, checks);
  }
}

/** Registers a service and discovers its provider. */
export async function makeService(
  insurer: Insurer,
  port: number,
  overrides: Partial<Parameters<typeof newClientSchema.parse>[0] & object> = {},
  authentication?: oidc.ClientAuth,
): Promise<TestService> {
  const name = `s${randomUUID().slice(0, 8)}`;
  const redirectUris = [`https://${name}.example/callback`];
  const input = newClientSchema.parse({ name, redirectUris, ...SERVICE, ...overrides });
  const added = await inInsurer(nowContext(insurer), (scope) => addClient(scope, input));
  if (!added.ok) throw new Error(added.code);
  const proof = authentication ?? oidc.ClientSecretBasic(added.value.secret ?? "");
  const configuration = await oidc.discovery(new URL(insurerOrigin(insurer)), input.name, undefined, proof, {
    [oidc.customFetch]: localFetch(port),
  });
  return new TestService(input.name, configuration, input.redirectUris[0] ?? "");
}

/** A member with a session, in a browser of their own. */
export async function signedInBrowser(
  insurer: Insurer,
  port: number,
  { proofs, ...options }: Partial<MemberOptions> & { proofs?: Proof[] } = {},
) {
  const context = nowContext(insurer);
  const person = await makeMember(insurer, { upTo: "totp", ...options });
  const session = await openSession(context, {
    memberId: person.member.id,
    proofs: proofs ?? proofsAt(context.now, "password", "totp"),
  });
  return { person, session, browser: new Browser(port, session) };
}

/** Insurer, provider and a service, ready for a login. */
export async function singleSignOn(overrides: Parameters<typeof makeService>[2] = {}) {
  const [insurer, port] = [await makeInsurer(), await startProvider()];
  return { insurer, port, service: await makeService(insurer, port, overrides) };
}
