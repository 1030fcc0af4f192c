import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { createLocalJWKSet, jwtVerify } from "jose";
import { authorizationCodeGrant, buildEndSessionUrl, fetchUserInfo } from "openid-client";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { inInsurer, scopeOf } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { opsTransaction } from "#lib/testing/ops-transaction.ts";
import { localFetch } from "#scripts/support/local-fetch.ts";
import { queueLapsedLogouts, sendServiceLogout } from "./service-logout.ts";
import { Browser, makeService, nowContext, signedInBrowser, singleSignOn } from "./single-sign-on.fixture.ts";

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
});
afterAll(() => owner.end());

/** What the queue holds for this insurer's services. */
async function queued({ id }: Insurer) {
  const { rows } = await owner.query<{ payload: { insurerId: string; sessionId: string; clientId: string } }>(
    "select payload from graphile_worker._private_jobs where payload->>'insurerId' = $1 and payload->>'clientId' is not null",
    [id],
  );
  return rows.map(({ payload: { sessionId, clientId } }) => ({ sessionId, clientId }));
}

/** A service's back channel, on every address of this machine; answers with `status`. */
async function startBackchannel(status = 200) {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    received.push(new URLSearchParams(text).get("logout_token") ?? "");
    response.writeHead(status).end();
  });
  await new Promise<void>((fulfil) => server.listen(0, fulfil));
  onTestFinished(() => void server.close());
  const urlAt = (host: string) => `http://${host}:${(server.address() as AddressInfo).port}/logout`;
  return { received, urlAt, url: urlAt("127.0.0.1") };
}

const BACKCHANNEL = { backchannelLogoutUri: "https://service.example/logout" };

async function loggedIn(overrides: Parameters<typeof makeService>[2] = BACKCHANNEL) {
  const sso = await singleSignOn(overrides);
  const member = await signedInBrowser(sso.insurer, sso.port);
  return { ...sso, ...member, tokens: await sso.service.logIn(member.browser) };
}

describe("the portal's session ends", () => {
  test("signed out everywhere: every service is told once, and its tokens are dead at once", async () => {
    const { insurer, port, service, person, session, tokens, browser } = await loggedIn();
    await (await makeService(insurer, port, BACKCHANNEL)).logIn(browser);
    const { url } = await service.begin();
    const codeInFlight = await browser.follow(url);
    await inInsurer(nowContext(insurer), (scope) =>
      endSessionsFor(scope, "signed-out-everywhere", { memberId: person.member.id }),
    );
    const jobs = await queued(insurer);
    expect(jobs).toHaveLength(2);
    expect(new Set(jobs.map(({ sessionId }) => sessionId))).toEqual(new Set([session.id]));
    const sub = tokens.claims()?.sub ?? "";
    await expect(fetchUserInfo(service.configuration, tokens.access_token, sub)).rejects.toMatchObject({ status: 401 });
    await expect(service.logIn(browser)).rejects.toThrow();
    expect(codeInFlight.searchParams.get("code")).not.toBeNull();
  });

  test("a code that is open at the logout opens nothing after it", async () => {
    const { insurer, service, person, browser } = await loggedIn();
    const { url, checks } = await service.begin();
    const back = await browser.follow(url);
    await inInsurer(nowContext(insurer), (scope) =>
      endSessionsFor(scope, "signed-out-everywhere", { memberId: person.member.id }),
    );
    const grant = authorizationCodeGrant(service.configuration, back, checks);
    await expect(grant).rejects.toMatchObject({ error: "invalid_grant" });
  });

  test("of a disabled member nothing is answered", async () => {
    const { insurer, service, person, tokens } = await loggedIn();
    await inTransaction(insurer.id, (tx) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { state: "disabled" } }),
    );
    const sub = tokens.claims()?.sub ?? "";
    await expect(fetchUserInfo(service.configuration, tokens.access_token, sub)).rejects.toMatchObject({ status: 401 });
  });

  test("by itself, after time: the worker finds it, once", async () => {
    const { insurer } = await loggedIn();
    const later = makeContext(insurer, { now: addSeconds(new Date(), HOUR_SECONDS), actor: "system" });
    const look = () => opsTransaction(insurer.id, (tx) => queueLapsedLogouts(scopeOf(later, tx)));
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await queued(insurer)).toHaveLength(1);
  });
});

describe("the logout token", () => {
  const send = async (status: number) => {
    const { received, url } = await startBackchannel(status);
    env().PORTAL_DEMO = "1";
    onTestFinished(() => {
      env().PORTAL_DEMO = "0";
    });
    const all = await loggedIn({ backchannelLogoutUri: url });
    const [clientId = ""] = await inTransaction(all.insurer.id, async (tx) =>
      (await tx.oidcClient.findMany()).map(({ id }) => id),
    );
    const sent = sendServiceLogout(nowContext(all.insurer), { sessionId: all.session.id, clientId });
    return { ...all, received, sent };
  };

  test("is signed, names the session as the service knows it, and carries no nonce", async () => {
    const { insurer, port, service, tokens, received, sent } = await send(200);
    await sent;
    const keys = await localFetch(port)(`${insurerOrigin(insurer)}/oidc/jwks`);
    const { payload, protectedHeader } = await jwtVerify(received[0] ?? "", createLocalJWKSet(await keys.json()), {
      issuer: insurerOrigin(insurer),
      audience: service.name,
      typ: "logout+jwt",
    });
    expect(protectedHeader.alg).toBe("ES256");
    expect(payload).toMatchObject({
      sid: tokens.claims()?.sid,
      events: { "http://schemas.openid.net/event/backchannel-logout": {} },
    });
    expect(payload).not.toHaveProperty("nonce");
  });

  test("a service that does not take it is tried again, and the audit says so", async () => {
    const { insurer, sent } = await send(500);
    await expect(sent).rejects.toThrow("500");
    const event = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findFirst({ where: { action: "service.sign-out" } }),
    );
    expect(event).toMatchObject({ result: "failure" });
  });
});

/** Of this machine, and of the network it is in. */
const OWN_ADDRESSES = Object.values(networkInterfaces())
  .flat()
  .filter((each) => each?.family === "IPv4" && !each.internal)
  .map((each) => each?.address ?? "");

describe("a back channel inside a private network is not called (ASVS 13.2.4)", () => {
  const sendTo = async (host: string, demo: "0" | "1") => {
    const { received, urlAt } = await startBackchannel();
    const { insurer, session } = await loggedIn();
    env().PORTAL_DEMO = demo;
    onTestFinished(() => {
      env().PORTAL_DEMO = "0";
    });
    const clientId = await inTransaction(insurer.id, async (tx) => {
      await tx.oidcClient.updateMany({ data: { backchannelLogoutUri: urlAt(host) } });
      return (await tx.oidcClient.findFirstOrThrow()).id;
    });
    const sent = sendServiceLogout(nowContext(insurer), { sessionId: session.id, clientId });
    return { sent, received };
  };

  test.each(["127.0.0.1", "localhost", "[::1]", "127.1.2.3", "0.0.0.0", ...OWN_ADDRESSES])("%s", async (host) => {
    const { sent, received } = await sendTo(host, "0");
    await expect(sent).rejects.toThrow("fetch failed");
    expect(received).toEqual([]);
  });

  test("the demo calls its own service on this machine, and no other address", async () => {
    const own = await sendTo("localhost", "1");
    await own.sent;
    expect(own.received).toHaveLength(1);
    const other = await sendTo("127.1.2.3", "1");
    await expect(other.sent).rejects.toThrow("fetch failed");
    expect(other.received).toEqual([]);
  });
});

describe("a logout that a service begins", () => {
  const BACK = "https://service.example/bye";

  async function begin() {
    const all = await loggedIn({ ...BACKCHANNEL, postLogoutRedirectUris: [BACK] });
    const hint = { id_token_hint: all.tokens.id_token ?? "", post_logout_redirect_uri: BACK, state: "s" };
    const url = buildEndSessionUrl(all.service.configuration, hint).href;
    const page = await all.browser.go(url);
    const text = await page.text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? "";
    const confirm = (choice: Record<string, string>) =>
      all.browser.go(`${insurerOrigin(all.insurer)}/oidc/session/end/confirm`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", origin: insurerOrigin(all.insurer) },
        body: new URLSearchParams({ xsrf, ...choice }).toString(),
      });
    return { ...all, url, page, text, confirm };
  }

  test("asks, and ends the portal's session and every service's", async () => {
    const { insurer, service, browser, page, text, confirm } = await begin();
    expect(page.headers.get("content-security-policy")).toContain("form-action 'self' https://service.example;");
    expect(text).toContain("ポータルからもログアウトする");
    const done = await confirm({ logout: "yes" });
    expect(done.headers.get("location")).toBe(`${BACK}?state=s`);
    expect(browser.jar.has("session")).toBe(false);
    expect(await queued(insurer)).toHaveLength(1);
    expect((await browser.follow((await service.begin({ prompt: "none" })).url)).searchParams.get("error")).toBe(
      "login_required",
    );
  });

  test("who stays in the portal is still signed in there", async () => {
    const { insurer, service, browser, confirm } = await begin();
    expect((await confirm({})).headers.get("location")).toBe(`${BACK}?state=s`);
    expect(await queued(insurer)).toHaveLength(0);
    expect((await service.logIn(browser)).claims()).toMatchObject({ aud: service.name });
  });

  test("who is signed out already is sent on, and only to a registered address", async () => {
    const { browser, url } = await begin();
    browser.jar.clear();
    expect((await browser.go(url)).headers.get("location")).toBe(`${BACK}?state=s`);
    const elsewhere = new URL(url);
    elsewhere.searchParams.set("post_logout_redirect_uri", "https://evil.example/");
    const refused = await browser.go(elsewhere.href, { headers: { accept: "text/html" } });
    expect(refused.headers.get("location")).toBe("/connect/refused?because=request");
  });
});

test("a logout of somebody who is not signed in, and a login that nobody finishes, leave no session behind", async () => {
  const { insurer, port, service } = await singleSignOn();
  const rows = () =>
    inTransaction(insurer.id, async (tx) => (await tx.oidcArtifact.findMany()).map(({ model }) => model));
  expect((await new Browser(port).go(`${insurerOrigin(insurer)}/oidc/session/end`)).status).toBe(303);
  expect(await rows()).toEqual([]);
  expect((await new Browser(port).go((await service.begin()).url)).status).toBe(303);
  expect(await rows()).toEqual(["Interaction"]);
});
