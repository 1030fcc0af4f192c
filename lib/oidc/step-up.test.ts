import { describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import type { Proof } from "#lib/sessions/proofs.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { findConnectionDue } from "./connection.ts";
import { type Browser, nowContext, signedInBrowser, singleSignOn } from "./single-sign-on.fixture.ts";

const APP = "urn:kenpo-portal:acr:app";
const uidOf = (url: URL) => url.pathname.split("/").at(-1) ?? "";

/** What the page /connect asks. */
async function dueAt(insurer: Insurer, token: string, url: URL) {
  const context = nowContext(insurer);
  const active = await loadSession(context, token);
  if (!active) throw new Error("no session");
  return (await inInsurer(context, (scope) => findConnectionDue(scope, { uid: uidOf(url), active })))?.due;
}

/** The re-authentication's effect: the same session with new proofs. */
const renew = (insurer: Insurer, id: string, proofs: Proof[]) =>
  inTransaction(insurer.id, (tx) =>
    tx.session.update({ where: { insurerId_id: { insurerId: insurer.id, id } }, data: { proofs } }),
  );

const goOn = (browser: Browser, url: URL) => browser.follow(`${url.origin}/oidc/interaction/${uidOf(url)}`);

async function withMailCode(options: Parameters<typeof signedInBrowser>[2] = {}, service = {}) {
  const sso = await singleSignOn(service);
  const proofs = proofsAt(new Date(), "password", "emailCode");
  return { ...sso, ...(await signedInBrowser(sso.insurer, sso.port, { proofs, ...options })) };
}

describe("a service that needs more than a mail code", () => {
  test.each([
    { how: "asks by acr_values", service: {}, extra: { acr_values: APP } },
    { how: "is registered so, whatever it asks", service: { weakestMethod: "totp" }, extra: { acr_values: "" } },
  ] as const)("$how: refused until the member steps up", async ({ service: overrides, extra }) => {
    const { insurer, service, browser, session } = await withMailCode({}, overrides);
    const asked = extra.acr_values ? extra : {};
    const silent = await browser.follow((await service.begin({ ...asked, prompt: "none" })).url);
    expect(silent.searchParams.get("error")).toBe("unmet_authentication_requirements");
    const page = await browser.follow((await service.begin(asked)).url);
    expect(page.pathname).toMatch(/^\/connect\//);
    expect(await dueAt(insurer, session.token, page)).toBe("step-up");
    expect((await goOn(browser, page)).pathname).toBe(page.pathname);
    await renew(insurer, session.id, proofsAt(new Date(), "password", "totp"));
    expect(await dueAt(insurer, session.token, page)).toBe("finish");
    expect((await goOn(browser, page)).searchParams.get("code")).not.toBeNull();
    expect((await service.logIn(browser, asked)).claims()).toMatchObject({ acr: APP });
  });

  test("who has nothing stronger is told so, and the service too", async () => {
    const { insurer, service, browser, session } = await withMailCode({ upTo: "email-code" });
    const page = await browser.follow((await service.begin({ acr_values: "phr" })).url);
    expect(await dueAt(insurer, session.token, page)).toBe("cannot");
    const back = await browser.follow(`${page.origin}/oidc/interaction/${uidOf(page)}?answer=refused`);
    expect(back.searchParams.get("error")).toBe("unmet_authentication_requirements");
  });

  test("an unknown acr is no wish: nobody goes in circles", async () => {
    const { service, browser } = await withMailCode();
    expect((await service.logIn(browser, { acr_values: "urn:typing:error" })).claims()).toMatchObject({
      acr: "urn:kenpo-portal:acr:mail",
    });
  });
});

describe("a service that wants a fresh login", () => {
  test.each([
    ["max_age", { max_age: "60" }],
    ["prompt=login", { prompt: "login" }],
  ])("%s leads to 「再認証」, and a new proof answers it", async (_how, extra) => {
    const old = addSeconds(new Date(), -300);
    const { insurer, service, browser, session } = await withMailCode({ proofs: proofsAt(old, "password", "totp") });
    const page = await browser.follow((await service.begin(extra)).url);
    expect(await dueAt(insurer, session.token, page)).toBe("reauthenticate");
    const at = addSeconds(new Date(), 1);
    await renew(insurer, session.id, proofsAt(at, "password", "totp"));
    expect((await goOn(browser, page)).searchParams.get("code")).not.toBeNull();
  });
});

describe("while a service waits", () => {
  test("somebody else logs in in the same browser: it begins again, with them", async () => {
    const { insurer, port, service, browser } = await withMailCode();
    const begun = await service.begin({ acr_values: APP });
    const page = await browser.follow(begun.url);
    const other = await signedInBrowser(insurer, port, { proofs: proofsAt(new Date(), "passkey") });
    browser.jar.set("session", { path: "/", pair: `__Host-session=${other.session.token}`, line: "" });
    expect((await goOn(browser, page)).searchParams.get("code")).not.toBeNull();
    expect((await service.logIn(browser)).claims()).toMatchObject({ acr: "phr" });
  });

  test("the same member logs in anew: the way goes on", async () => {
    const { insurer, service, browser, person, session } = await withMailCode();
    const page = await browser.follow((await service.begin({ acr_values: APP })).url);
    await inTransaction(insurer.id, (tx) =>
      tx.session.updateMany({ where: { id: session.id }, data: { endedAt: new Date(), endReason: "replaced" } }),
    );
    const next = await openSession(nowContext(insurer), { memberId: person.member.id });
    browser.jar.set("session", { path: "/", pair: `__Host-session=${next.token}`, line: "" });
    expect((await goOn(browser, page)).searchParams.get("code")).not.toBeNull();
  });

  test("a foreign browser that learns the address gets nothing", async () => {
    const { service, browser, insurer, port } = await withMailCode();
    const page = await browser.follow((await service.begin({ acr_values: APP })).url);
    const stranger = await signedInBrowser(insurer, port);
    expect((await goOn(stranger.browser, page)).search).toBe("?because=expired");
  });

  test("a service that means another member is not answered with this one", async () => {
    const { insurer, port, service, browser } = await withMailCode();
    const { id_token = "" } = await service.logIn(browser);
    const other = await signedInBrowser(insurer, port);
    const page = await other.browser.follow((await service.begin({ id_token_hint: id_token })).url);
    expect(await dueAt(insurer, other.session.token, page)).toBe("other-member");
  });
});
