import { fetchUserInfo } from "openid-client";
import { describe, expect, test } from "vitest";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { proofsAt } from "#lib/testing/open-session.ts";
import { localFetch } from "#scripts/support/local-fetch.ts";
import { Browser, makeService, signedInBrowser, singleSignOn } from "./single-sign-on.fixture.ts";

describe("a member who is signed in to the portal is signed in at a service", () => {
  test.each([
    { kinds: ["passkey"], acr: "phr", amr: ["pop", "user", "mfa"] },
    { kinds: ["password", "totp"], acr: "urn:kenpo-portal:acr:app", amr: ["pwd", "otp", "mfa"] },
    { kinds: ["password", "emailCode"], acr: "urn:kenpo-portal:acr:mail", amr: ["pwd", "mca"] },
  ] as const)("$acr says how: $amr", async ({ kinds, acr, amr }) => {
    const { insurer, port, service } = await singleSignOn();
    const at = new Date();
    const { browser } = await signedInBrowser(insurer, port, { proofs: proofsAt(at, ...kinds) });
    const claims = (await service.logIn(browser)).claims();
    expect(claims).toMatchObject({ iss: insurerOrigin(insurer), aud: service.name, acr, amr });
    expect(claims?.auth_time).toBe(Math.floor(at.getTime() / 1000));
  });

  test("it gets the claims it is registered for, and 記号・番号 only with a scope of its own", async () => {
    const { insurer, port } = await singleSignOn();
    const service = await makeService(insurer, port, { scopes: ["profile", "email"] });
    const numbers = await makeService(insurer, port, { scopes: ["insurance_number"] });
    const { person, browser } = await signedInBrowser(insurer, port);
    const tokens = await service.logIn(browser, { scope: "openid profile email" });
    const { sub = "" } = tokens.claims() ?? {};
    expect(await fetchUserInfo(service.configuration, tokens.access_token, sub)).toEqual({
      sub,
      name: person.member.name,
      kana: person.member.kana,
      email: person.member.email,
      email_verified: true,
    });
    expect(JSON.stringify(tokens.claims())).not.toContain(person.member.number);
    const refused = await browser.follow((await service.begin({ scope: "openid insurance_number" })).url);
    expect(refused.searchParams.get("error")).toBe("invalid_scope");
    const other = await numbers.logIn(browser, { scope: "openid insurance_number" });
    const info = await fetchUserInfo(numbers.configuration, other.access_token, other.claims()?.sub ?? "");
    expect(info).toMatchObject({ insurance_symbol: person.member.symbol, insurance_number: person.member.number });
  });

  test("two services see two identifiers of one member, and each the same one again", async () => {
    const { insurer, port, service } = await singleSignOn();
    const other = await makeService(insurer, port);
    const { person, browser } = await signedInBrowser(insurer, port);
    const subs = [];
    for (const each of [service, other, service]) subs.push((await each.logIn(browser)).claims()?.sub);
    expect(subs[0]).toBe(subs[2]);
    expect(subs[0]).not.toBe(subs[1]);
    expect(subs).not.toContain(person.member.id);
  });

  test("without a login the member is led to the portal's own, and prompt=none says so", async () => {
    const { port, service } = await singleSignOn();
    const browser = new Browser(port);
    expect((await browser.follow((await service.begin()).url)).pathname).toMatch(/^\/connect\/[\w-]{43}$/);
    const silent = await new Browser(port).follow((await service.begin({ prompt: "none" })).url);
    expect(silent.searchParams.get("error")).toBe("login_required");
  });

  test("cookies are Secure, HttpOnly, Lax, and of the host", async () => {
    const { insurer, port, service } = await singleSignOn();
    const { browser } = await signedInBrowser(insurer, port);
    await service.logIn(browser);
    const lines = [...browser.jar.values()].map(({ line }) => line).filter((line) => line.includes("oidc"));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^__(Host|Secure)-oidc.*samesite=lax.*secure.*httponly/i);
  });
});

describe("discovery", () => {
  test("names this insurer's host alone, whatever a client claims to be forwarded for", async () => {
    const { insurer, port } = await singleSignOn();
    const issuer = insurerOrigin(insurer);
    const headers = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" };
    const response = await localFetch(port)(`${issuer}/.well-known/openid-configuration`, { headers });
    const metadata: Record<string, unknown> = await response.json();
    expect(metadata.issuer).toBe(issuer);
    expect(JSON.stringify(metadata)).not.toContain("evil");
    expect(JSON.stringify(metadata)).not.toMatch(/http:\/\//);
    expect(metadata).toMatchObject({
      code_challenge_methods_supported: ["S256"],
      response_types_supported: ["code"],
      subject_types_supported: ["pairwise"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "private_key_jwt"],
      backchannel_logout_supported: true,
      id_token_signing_alg_values_supported: ["ES256"],
    });
  });

  test("a host without an insurer has none", async () => {
    const { port } = await singleSignOn();
    const response = await localFetch(port)("https://nobody.localhost/.well-known/openid-configuration");
    expect(await response.text()).toBe("portal");
  });
});
