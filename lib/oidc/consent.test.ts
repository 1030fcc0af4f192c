import { authorizationCodeGrant, fetchUserInfo, refreshTokenGrant } from "openid-client";
import { describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { type ClientChange, changeClient, findClient } from "./clients.ts";
import { agreeToConnection } from "./connection.ts";
import { giveConsent, listConsents } from "./consents.ts";
import { Browser, makeService, nowContext, signedInBrowser, singleSignOn } from "./single-sign-on.fixture.ts";
import { withdrawConsent } from "./withdraw-consent.ts";

const OUTSIDE = { asksConsent: true, scopes: ["profile", "email"] };
const uidOf = (url: URL) => url.pathname.split("/").at(-1) ?? "";

test("what leaves the insurer is asked about once, for exactly what is asked, in every browser", async () => {
  const { insurer, port, service } = await singleSignOn(OUTSIDE);
  const { browser, person } = await signedInBrowser(insurer, port);
  const memberId = person.member.id;
  const profile = { scope: "openid profile" };
  const page = await browser.follow((await service.begin(profile)).url);
  expect(page.pathname).toMatch(/^\/connect\//);
  // Pressing nothing leads nowhere.
  expect((await browser.follow(`${page.origin}/oidc/interaction/${uidOf(page)}`)).pathname).toBe(page.pathname);
  await inInsurer(nowContext(insurer), (scope) => agreeToConnection(scope, { uid: uidOf(page), memberId }));
  const back = await browser.follow(`${page.origin}/oidc/interaction/${uidOf(page)}`);
  expect(back.searchParams.get("code")).not.toBeNull();

  const elsewhere = new Browser(port, await openSession(nowContext(insurer), { memberId }));
  expect((await service.logIn(elsewhere, profile)).scope).toBe("openid profile");
  const more = await elsewhere.follow((await service.begin({ scope: "openid profile email" })).url);
  expect(more.pathname).toMatch(/^\/connect\//);
  const events = await inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({ where: { memberId, action: { startsWith: "service." } }, orderBy: { sequence: "asc" } }),
  );
  expect(events.map(({ action }) => action)).toEqual(["service.consent", "service.sign-in", "service.sign-in"]);
});

test("who does not agree goes back, and the service learns nothing but that", async () => {
  const { insurer, port, service } = await singleSignOn(OUTSIDE);
  const { browser } = await signedInBrowser(insurer, port);
  const page = await browser.follow((await service.begin({ scope: "openid email" })).url);
  const back = await browser.follow(`${page.origin}/oidc/interaction/${uidOf(page)}?answer=refused`);
  expect(back.searchParams.get("error")).toBe("access_denied");
  expect([...back.searchParams.keys()].sort()).toEqual(["error", "error_description", "iss", "state"]);
});

test("a service of the insurer's own, or one that gets no claims, is not asked about", async () => {
  const own = await singleSignOn({ scopes: ["email"] });
  const mine = await signedInBrowser(own.insurer, own.port);
  expect((await own.service.logIn(mine.browser, { scope: "openid email" })).scope).toBe("openid email");
  const outside = await singleSignOn(OUTSIDE);
  const theirs = await signedInBrowser(outside.insurer, outside.port);
  expect((await outside.service.logIn(theirs.browser)).scope).toBe("openid");
});

describe("the member withdraws their consent", () => {
  /** Signed in at the service with what they agreed to. */
  async function agreed() {
    const sso = await singleSignOn({ ...OUTSIDE, backchannelLogoutUri: "https://service.example/logout" });
    const { insurer, port, service } = sso;
    const signedIn = await signedInBrowser(insurer, port);
    const memberId = signedIn.person.member.id;
    await agreeAs(memberId, insurer, service.name);
    return { ...sso, ...signedIn, memberId };
  }

  const agreeAs = (memberId: string, insurer: Insurer, name: string) =>
    inInsurer(nowContext(insurer), async (scope) => {
      const client = await findClient(scope, name);
      if (client) await giveConsent(scope, { memberId, client, scopes: ["profile"] });
    });
  const withdraw = (memberId: string, insurer: Insurer, name: string) =>
    inInsurer(nowContext(insurer), (scope) => withdrawConsent(scope, { memberId, name }));
  const queuedAt = ({ id }: Insurer) =>
    inTransaction(id, async (tx) => (await tx.oidcSignIn.findMany()).map((each) => each.queuedAt));

  test("tokens are dead at once, the service is told, and the member is asked again", async () => {
    const { insurer, service, browser, memberId } = await agreed();
    const profile = { scope: "openid profile" };
    const tokens = await service.logIn(browser, profile);
    const sub = tokens.claims()?.sub ?? "";
    expect(await fetchUserInfo(service.configuration, tokens.access_token, sub)).toHaveProperty("name");
    const { url, checks } = await service.begin(profile);
    const open = await browser.follow(url);
    expect(await withdraw(memberId, insurer, service.name)).toMatchObject({ ok: true, value: { title: "健診の予約" } });
    await expect(fetchUserInfo(service.configuration, tokens.access_token, sub)).rejects.toMatchObject({ status: 401 });
    const grant = authorizationCodeGrant(service.configuration, open, checks);
    await expect(grant).rejects.toMatchObject({ error: "invalid_grant" });
    expect(await queuedAt(insurer)).toEqual([expect.any(Date)]);
    expect((await browser.follow((await service.begin(profile)).url)).pathname).toMatch(/^\/connect\//);
  });

  test("signed in again in the same session, the service is told of its end again", async () => {
    const { insurer, service, browser, memberId } = await agreed();
    await service.logIn(browser, { scope: "openid profile" });
    await withdraw(memberId, insurer, service.name);
    await agreeAs(memberId, insurer, service.name);
    await service.logIn(browser, { scope: "openid profile" });
    expect(await queuedAt(insurer)).toEqual([null]);
  });

  test("another service of the member, and another member of the service, keep theirs", async () => {
    const { insurer, port, service, browser, memberId } = await agreed();
    const other = await makeService(insurer, port, OUTSIDE);
    await agreeAs(memberId, insurer, other.name);
    const kept = await other.logIn(browser, { scope: "openid profile" });
    const somebody = await signedInBrowser(insurer, port);
    await agreeAs(somebody.person.member.id, insurer, service.name);
    const theirs = await service.logIn(somebody.browser, { scope: "openid profile" });
    await service.logIn(browser, { scope: "openid profile" });
    await withdraw(memberId, insurer, service.name);
    for (const [at, tokens] of [
      [other, kept],
      [service, theirs],
    ] as const) {
      const sub = tokens.claims()?.sub ?? "";
      expect(await fetchUserInfo(at.configuration, tokens.access_token, sub)).toHaveProperty("name");
    }
    expect((await queuedAt(insurer)).filter(Boolean)).toHaveLength(1);
  });

  test("listed until then, audited, and nothing to withdraw a second time or by somebody else", async () => {
    const { insurer, service, memberId } = await agreed();
    const listed = () => inInsurer(nowContext(insurer), (scope) => listConsents(scope, { memberId }));
    expect(await listed()).toMatchObject([{ name: service.name, title: "健診の予約", scopes: ["profile"] }]);
    const stranger = await makeMember(insurer, { upTo: "totp" });
    expect(await withdraw(stranger.member.id, insurer, service.name)).toEqual({ ok: false, code: "not-found" });
    expect((await withdraw(memberId, insurer, service.name)).ok).toBe(true);
    expect(await withdraw(memberId, insurer, service.name)).toEqual({ ok: false, code: "not-found" });
    expect(await listed()).toEqual([]);
    const events = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { memberId, action: "service.withdraw" } }),
    );
    expect(events).toMatchObject([{ result: "success", detail: { service: service.name } }]);
  });
});

describe("the insurer takes something back from a service", () => {
  const SIGNED_IN = { scope: "openid profile email offline_access", prompt: "consent" };

  /** A service of the insurer's own, to which a member is signed in. */
  async function signedIn() {
    const sso = await singleSignOn({ scopes: ["profile", "email"] });
    const { browser } = await signedInBrowser(sso.insurer, sso.port);
    const tokens = await sso.service.logIn(browser, SIGNED_IN);
    return { ...sso, browser, tokens, sub: tokens.claims()?.sub ?? "" };
  }

  const change = (insurer: Insurer, name: string, changed: Partial<ClientChange> = {}) =>
    inInsurer(nowContext(insurer), async (scope) => {
      const client = await findClient(scope, name);
      if (!client) throw new Error("no such service");
      const { title, redirectUris, asksConsent } = client;
      const present: ClientChange = {
        title,
        redirectUris,
        asksConsent,
        postLogoutRedirectUris: [],
        scopes: ["profile"],
      };
      await changeClient(scope, client, { ...present, ...changed });
    });

  test("a scope: no token that was issued before hands it over, and no refreshed one", async () => {
    const { insurer, service, tokens, sub } = await signedIn();
    const { configuration } = service;
    expect(await fetchUserInfo(configuration, tokens.access_token, sub)).toHaveProperty("email");
    await change(insurer, service.name);
    const refreshed = await refreshTokenGrant(configuration, tokens.refresh_token ?? "");
    for (const { access_token } of [tokens, refreshed]) {
      const claims = await fetchUserInfo(configuration, access_token, sub);
      expect(claims).toHaveProperty("name");
      expect(claims).not.toHaveProperty("email");
    }
  });

  test("its trust: nothing is handed over, and the next visit asks, in the same session too", async () => {
    const { insurer, service, browser, tokens, sub } = await signedIn();
    await change(insurer, service.name, { asksConsent: true });
    expect(await fetchUserInfo(service.configuration, tokens.access_token, sub)).toEqual({ sub });
    const page = await browser.follow((await service.begin({ scope: "openid profile" })).url);
    expect(page.pathname).toMatch(/^\/connect\//);
  });
});
