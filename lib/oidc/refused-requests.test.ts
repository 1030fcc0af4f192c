import {
  authorizationCodeGrant,
  ClientSecretBasic,
  fetchUserInfo,
  PrivateKeyJwt,
  refreshTokenGrant,
} from "openid-client";
import { describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { localFetch } from "#scripts/support/local-fetch.ts";
import { Browser, makeService, signedInBrowser, singleSignOn } from "./single-sign-on.fixture.ts";

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "nothing",
    (error: { error?: string; code?: string }) => error.error ?? error.code,
  );

async function signedIn(overrides: Parameters<typeof singleSignOn>[0] = {}) {
  const sso = await singleSignOn(overrides);
  return { ...sso, ...(await signedInBrowser(sso.insurer, sso.port)) };
}

describe("a request that is not the service's own is told to the member, and not sent back", () => {
  test.each([
    { what: "one character more", change: (uri: string) => `${uri}/`, because: "address" },
    { what: "one character less", change: (uri: string) => uri.slice(0, -1), because: "address" },
    { what: "one character changed", change: (uri: string) => uri.replace(/k$/, "c"), because: "address" },
    { what: "a port", change: (uri: string) => uri.replace(".example/", ".example:8443/"), because: "address" },
    {
      what: "a dot behind its host",
      change: (uri: string) => uri.replace(".example/", ".example./"),
      because: "address",
    },
    { what: "another path", change: (uri: string) => uri.replace("callback", "Callback"), because: "address" },
    { what: "a query behind it", change: (uri: string) => `${uri}?x=1`, because: "address" },
    { what: "another scheme", change: (uri: string) => uri.replace("https", "http"), because: "address" },
    { what: "none", change: () => "", because: "request" },
  ])("redirect URI: $what", async ({ change, because }) => {
    const { browser, service } = await signedIn();
    const { url } = await service.begin();
    const asked = new URL(url);
    const changed = change(service.redirectUri);
    if (changed) asked.searchParams.set("redirect_uri", changed);
    else asked.searchParams.delete("redirect_uri");
    const headers = { accept: "text/html" };
    const location = (await browser.go(asked.href, { headers })).headers.get("location");
    expect(location).toBe(`/connect/refused?because=${because}`);
  });

  test("a service of another insurer does not exist on this host", async () => {
    const { browser, insurer } = await signedIn();
    const theirs = await singleSignOn();
    const { url } = await theirs.service.begin();
    const asked = new URL(url);
    const here = `${insurerOrigin(insurer)}${asked.pathname}${asked.search}`;
    const location = (await browser.go(here, { headers: { accept: "text/html" } })).headers.get("location");
    expect(location).toBe("/connect/refused?because=service");
  });

  test.each([
    { name: "a\0b", status: 400 },
    { name: "nobody", status: 401 },
    { name: "x".repeat(4_000), status: 401 },
  ])("a service that cannot be: $name", async ({ name, status }) => {
    const { browser, service } = await signedIn();
    const { url } = await service.begin({ client_id: name });
    const location = (await browser.go(url, { headers: { accept: "text/html" } })).headers.get("location");
    expect(location).toBe("/connect/refused?because=service");
    const tokens = `${new URL(url).origin}/oidc/token`;
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      authorization: `Basic ${btoa(`${encodeURIComponent(name)}:x`)}`,
    };
    const body = "grant_type=authorization_code&code=x";
    expect((await browser.go(tokens, { method: "POST", headers, body })).status).toBe(status);
  });

  test.each([
    ["PKCE missing", { code_challenge: "", code_challenge_method: "" }, "invalid_request"],
    ["PKCE plain", { code_challenge_method: "plain" }, "invalid_request"],
    ["the implicit flow", { response_type: "id_token" }, "error=invalid_request"],
    ["a scope it has not", { scope: "openid email" }, "invalid_scope"],
  ])("%s: sent back as an error", async (_what, extra, error) => {
    const { browser, service } = await signedIn();
    const asked = new URL((await service.begin(extra)).url);
    for (const [name, value] of [...asked.searchParams]) if (value === "") asked.searchParams.delete(name);
    const response = await browser.go(asked.href, { headers: { accept: "text/html" } });
    const told = response.headers.get("location") ?? (await response.text());
    expect(told).toContain(error);
    expect(told).not.toContain("code=");
  });
});

test("an answer by form, which the policy of the page would hold back, is refused with a page", async () => {
  const { browser, service } = await signedIn();
  const { url } = await service.begin({ response_mode: "form_post" });
  const response = await browser.go(url, { headers: { accept: "text/html" } });
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining("受け取れない形")]);
});

describe("codes and tokens", () => {
  test("five at once with one code: one gets tokens", async () => {
    const { browser, service } = await signedIn();
    const { url, checks } = await service.begin();
    const back = await browser.follow(url);
    const grants = [1, 2, 3, 4, 5].map(() => errorOf(authorizationCodeGrant(service.configuration, back, checks)));
    const outcomes = (await Promise.all(grants)).sort();
    expect(outcomes.filter((each) => each === "nothing").length).toBeLessThanOrEqual(1);
    expect(outcomes.filter((each) => each === "invalid_grant").length).toBeGreaterThanOrEqual(4);
  });

  test("a code that comes again is refused, and its tokens are dead", async () => {
    const { browser, service } = await signedIn();
    const { url, checks } = await service.begin();
    const back = await browser.follow(url);
    const tokens = await authorizationCodeGrant(service.configuration, back, checks);
    const sub = tokens.claims()?.sub ?? "";
    expect(await fetchUserInfo(service.configuration, tokens.access_token, sub)).toMatchObject({ sub });
    expect(await errorOf(authorizationCodeGrant(service.configuration, back, checks))).toBe("invalid_grant");
    await expect(fetchUserInfo(service.configuration, tokens.access_token, sub)).rejects.toMatchObject({ status: 401 });
  });

  test("another verifier, another state, a late code", async () => {
    const { browser, service, insurer } = await signedIn();
    const first = await service.begin();
    const back = await browser.follow(first.url);
    const other = { ...first.checks, pkceCodeVerifier: "x".repeat(43) };
    expect(await errorOf(authorizationCodeGrant(service.configuration, back, other))).toBe("invalid_grant");
    const second = await service.begin();
    const returned = await browser.follow(second.url);
    const wrongState = { ...second.checks, expectedState: "another" };
    expect(await errorOf(authorizationCodeGrant(service.configuration, returned, wrongState))).toBe(
      "OAUTH_INVALID_RESPONSE",
    );
    await inTransaction(insurer.id, (tx) =>
      tx.oidcArtifact.updateMany({ where: { model: "AuthorizationCode" }, data: { expiresAt: new Date(0) } }),
    );
    expect(await errorOf(authorizationCodeGrant(service.configuration, returned, second.checks))).toBe("invalid_grant");
  });

  test("a code is of its service alone, and a wrong secret opens nothing", async () => {
    const { browser, service, insurer, port } = await signedIn();
    const other = await makeService(insurer, port);
    const { url, checks } = await service.begin();
    const back = await browser.follow(url);
    expect(await errorOf(authorizationCodeGrant(other.configuration, back, checks))).toBe("invalid_grant");
    const next = await service.begin();
    const thief = await makeService(insurer, port, {}, ClientSecretBasic("guess"));
    const code = await browser.follow((await thief.begin()).url);
    expect(await errorOf(authorizationCodeGrant(thief.configuration, code, next.checks))).toBe(
      "OAUTH_INVALID_RESPONSE",
    );
    const own = await thief.begin();
    const grant = authorizationCodeGrant(thief.configuration, await browser.follow(own.url), own.checks);
    expect(await errorOf(grant)).toBe("OAUTH_WWW_AUTHENTICATE_CHALLENGE");
  });

  test("a refresh token is used once: a second use ends the whole family", async () => {
    const { browser, service } = await signedIn();
    const scope = { scope: "openid offline_access", prompt: "consent" };
    const { url, checks } = await service.begin(scope);
    const asked = await browser.follow(url);
    const [, , uid] = asked.pathname.split("/");
    const at = asked.pathname.startsWith("/connect/")
      ? await browser.follow(`${asked.origin}/oidc/interaction/${uid}`)
      : asked;
    const tokens = await authorizationCodeGrant(service.configuration, at, checks);
    const refreshToken = tokens.refresh_token ?? "";
    const next = await refreshTokenGrant(service.configuration, refreshToken);
    expect(next.refresh_token).not.toBe(refreshToken);
    expect(await errorOf(refreshTokenGrant(service.configuration, refreshToken))).toBe("invalid_grant");
    expect(await errorOf(refreshTokenGrant(service.configuration, next.refresh_token ?? ""))).toBe("invalid_grant");
  });

  test("a service with a key of its own proves itself by it, and needs no secret", async () => {
    const { browser, insurer, port } = await signedIn();
    const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
      "sign",
      "verify",
    ]);
    const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", publicKey);
    const publicKeys = [{ kty, crv, x, y, kid: "1", alg: "ES256" }];
    const service = await makeService(insurer, port, { publicKeys }, PrivateKeyJwt({ key: privateKey, kid: "1" }));
    expect((await service.logIn(browser)).claims()).toMatchObject({ aud: service.name });
  });
});

describe("what is stored", () => {
  test("neither a code nor a token nor a secret is in the database as it is", async () => {
    const { browser, service, insurer } = await signedIn();
    const { url, checks } = await service.begin();
    const back = await browser.follow(url);
    const tokens = await authorizationCodeGrant(service.configuration, back, checks);
    const rows = await inTransaction(insurer.id, async (tx) => [
      await tx.oidcArtifact.findMany(),
      await tx.oidcClient.findMany(),
      await tx.oidcKey.findMany(),
    ]);
    const text = JSON.stringify(rows);
    for (const secret of [back.searchParams.get("code"), tokens.access_token]) expect(text).not.toContain(secret);
    expect(text).toContain("AuthorizationCode");
    expect(text).not.toContain('"d"');
  });

  test("another insurer's code and token do not exist, whoever knows them", async () => {
    const { browser, service } = await signedIn();
    const tokens = await service.logIn(browser);
    const theirs = await makeInsurer();
    const { port } = browser;
    const asked = (insurer: Parameters<typeof insurerOrigin>[0]) =>
      localFetch(port)(`${insurerOrigin(insurer)}/oidc/me`, {
        headers: { authorization: `Bearer ${tokens.access_token}` },
      });
    expect((await asked(theirs)).status).toBe(401);
  });
});

describe("the edge before the provider", () => {
  test("what is no navigation uses nothing up, and posts from pages elsewhere are refused", async () => {
    const { browser, service } = await signedIn();
    const { url } = await service.begin();
    const fetched = await browser.go(url, { headers: { "sec-fetch-dest": "empty" } });
    expect([fetched.status, await fetched.text()]).toEqual([200, ""]);
    const end = new URL("/oidc/session/end/confirm", url).href;
    const posted = await browser.go(end, { method: "POST", headers: { origin: "https://elsewhere.example" } });
    expect(posted.status).toBe(403);
  });

  describe("a request that a service's page posts", () => {
    const FORM = { "content-type": "application/x-www-form-urlencoded", origin: "https://service.example" };
    const post = async (headers: Record<string, string>, body?: string) => {
      const { browser, service } = await signedIn();
      const { url, checks } = await service.begin();
      const { origin, pathname, searchParams } = new URL(url);
      // Of another site: no cookie of the portal comes with it.
      const stranger = new Browser(browser.port);
      const method = "POST";
      const answer = await stranger.go(origin + pathname, { method, headers, body: body ?? String(searchParams) });
      return { answer, origin, browser, service, checks, stranger };
    };

    test("is asked again by GET, and signs the member in", async () => {
      const { answer, origin, browser, service, checks } = await post(FORM);
      const location = answer.headers.get("location") ?? "";
      expect([answer.status, location]).toEqual([303, expect.stringMatching(/^\/oidc\/auth\?/)]);
      const back = await browser.follow(origin + location);
      expect((await authorizationCodeGrant(service.configuration, back, checks)).claims()).toMatchObject({
        aud: service.name,
      });
    });

    test("begins nothing by itself", async () => {
      const { answer, stranger } = await post(FORM);
      expect([answer.headers.getSetCookie(), stranger.jar.size]).toEqual([[], 0]);
    });

    test.each([
      ["no form", { ...FORM, "content-type": "application/json" }, "{}"],
      ["too long", FORM, `x=${"y".repeat(8_000)}`],
    ])("%s: refused with a page", async (_what, headers, body) => {
      const { answer } = await post(headers, body);
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/connect/refused?because=request"]);
    });
  });
});
