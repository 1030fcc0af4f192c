import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { startEdge } from "#lib/edge/edge.fixture.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { Browser, signedInBrowser, singleSignOn } from "#lib/oidc/single-sign-on.fixture.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { takeTry } from "#lib/web/request/ip-ceiling.ts";
import { localFetch } from "./support/local-fetch.ts";
import { withProvider } from "./support/oidc-mount.ts";

/** Of a documentation network that no other test uses. */
const somewhere = () => `2001:db8:${randomInt(0xffff).toString(16)}:${randomInt(0xffff).toString(16)}::1`;

/** A provider behind one trusted proxy, which says where a request comes from. */
async function behindProxy() {
  const handle = withProvider((_request, response) => response.end("portal"));
  return (await startEdge(handle, { proxyHops: 1 })).port;
}

test("too many strangers of one network are asked to wait; who is signed in is not", async () => {
  const { insurer, port: direct, service } = await singleSignOn();
  const [port, ipAddress] = [await behindProxy(), somewhere()];
  const headers = { "x-forwarded-for": ipAddress, "x-forwarded-proto": "https", accept: "text/html" };
  const stranger = async () => (await new Browser(port).go((await service.begin()).url, { headers })).status;
  expect(await stranger()).toBe(303);
  const context = makeContext(insurer, { ipAddress });
  await inParallel(1_000, () => takeTry(context, "service-visit"));
  expect(await stranger()).toBe(503);
  const { browser } = await signedInBrowser(insurer, direct);
  expect(await browser.go((await service.begin()).url, { headers })).toMatchObject({ status: 303 });
});

test("too many wrong proofs of services from one network are refused before they are looked at", async () => {
  const { insurer } = await singleSignOn();
  const [port, ipAddress] = [await behindProxy(), somewhere()];
  const headers = {
    "x-forwarded-for": ipAddress,
    "x-forwarded-proto": "https",
    "content-type": "application/x-www-form-urlencoded",
    authorization: `Basic ${btoa("nobody:guess")}`,
  };
  const body = "grant_type=authorization_code&code=x";
  const guess = async () =>
    (await localFetch(port)(`${insurerOrigin(insurer)}/oidc/token`, { method: "POST", headers, body })).status;
  expect(await guess()).toBe(401);
  await inParallel(1_000, () => takeTry(makeContext(insurer, { ipAddress }), "service"));
  expect(await guess()).toBe(429);
});

test("the console's host has no provider", async () => {
  const { port } = await singleSignOn();
  const response = await localFetch(port)("https://admin.localhost/.well-known/openid-configuration");
  expect(await response.text()).toBe("portal");
});
