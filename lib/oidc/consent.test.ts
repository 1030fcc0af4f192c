import { expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { agreeToConnection } from "./connection.ts";
import { Browser, nowContext, signedInBrowser, singleSignOn } from "./single-sign-on.fixture.ts";

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
