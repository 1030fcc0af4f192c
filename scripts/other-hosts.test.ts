import { expect, test } from "vitest";
import { memberWithPasskey } from "#lib/credentials/passkey/passkey.fixture.ts";
import { startEdge } from "#lib/edge/edge.fixture.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addHost, removeHost } from "#lib/operations/insurer-hosts.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { localFetch } from "./support/local-fetch.ts";
import { withProvider } from "./support/oidc-mount.ts";
import { withOtherHosts } from "./support/other-hosts.ts";

/** The server's own order; pages answer "portal". */
async function startServer() {
  const { port } = await startEdge(withOtherHosts(withProvider((_request, response) => response.end("portal"))));
  return localFetch(port);
}

/** An insurer that has moved to a host of its own. */
async function movedInsurer({ withPasskey = true } = {}) {
  const insurer = await makeInsurer();
  if (withPasskey) await memberWithPasskey(insurer);
  const host = `www.${insurer.slug}.example`;
  await asOperator(makeContext(insurer), (scope) => addHost(scope, { host, isMain: true }));
  return { insurer, former: `https://${insurer.host}`, now: `https://${host}` };
}

const place = async (answer: Promise<Response>) => {
  const { status, headers } = await answer;
  return [status, headers.get("location")];
};

test("the former host leads to the same page of the new one, and sends nothing on that was posted", async () => {
  const [fetch, { former, now }] = [await startServer(), await movedInsurer()];
  expect(await place(fetch(`${former}/login?x=%2F1`))).toEqual([307, `${now}/login?x=%2F1`]);
  expect(await place(fetch(`${former}//evil.example`))).toEqual([307, `${now}//evil.example`]);
  const posted = fetch(`${former}/login`, { method: "POST", headers: { origin: former }, body: "password=x" });
  expect(await place(posted)).toEqual([303, `${now}/login`]);
  expect(await (await fetch(`${now}/login`)).text()).toBe("portal");
});

test("a homepage that names the former host still gets its button, and no page is shared with it", async () => {
  const [fetch, { former, now }] = [await startServer(), await movedInsurer()];
  const shared = async (path: string) => (await fetch(former + path)).headers.get("access-control-allow-origin");
  expect(await place(fetch(`${former}/embed/v1.js`))).toEqual([307, `${now}/embed/v1.js`]);
  expect([await shared("/embed/v1.js"), await shared("/login")]).toEqual(["*", null]);
});

test("the issuer is the new host alone", async () => {
  const [fetch, { former, now }] = [await startServer(), await movedInsurer()];
  const discovery = "/.well-known/openid-configuration";
  expect(await (await fetch(now + discovery)).json()).toMatchObject({ issuer: now });
  expect(await place(fetch(former + discovery))).toEqual([307, now + discovery]);
});

test("the former host says who may use its passkeys: the new host, and nobody else", async () => {
  const [fetch, { former, now }] = [await startServer(), await movedInsurer()];
  const file = await fetch(`${former}/.well-known/webauthn`);
  expect([file.status, file.headers.get("content-type")]).toEqual([200, "application/json"]);
  expect(await file.json()).toEqual({ origins: [now] });
});

test("a host without passkeys of its own has no such file", async () => {
  const [fetch, { former, now }] = [await startServer(), await movedInsurer({ withPasskey: false })];
  const file = "/.well-known/webauthn";
  expect(await place(fetch(former + file))).toEqual([307, now + file]);
});

test.each([
  ["nobody's", () => "nobody.example"],
  ["an insurer's with a dot behind it", ({ host }: Insurer) => `${host}.`],
  ["an insurer's in front of another name", ({ host }: Insurer) => `${host}.evil.example`],
])("a host that is %s leads nowhere and has no provider", async (_what, hostOf) => {
  const [fetch, { insurer }] = [await startServer(), await movedInsurer()];
  const host = hostOf(insurer);
  expect(await (await fetch(`https://${host}/.well-known/openid-configuration`)).text()).toBe("portal");
});

test("a port does not matter, a capital letter neither", async () => {
  const [fetch, { insurer, now }] = [await startServer(), await movedInsurer()];
  const headers = { host: `${insurer.host.toUpperCase()}:8443` };
  expect(await place(fetch(`https://${insurer.host}/`, { headers }))).toEqual([307, `${now}/`]);
});

test("a removed host leads nowhere within seconds", async () => {
  const [fetch, { insurer, former, now }] = [await startServer(), await movedInsurer({ withPasskey: false })];
  expect(await place(fetch(former))).toEqual([307, `${now}/`]);
  await asOperator(makeContext(insurer), (scope) => removeHost(scope, { host: insurer.host }));
  await expect.poll(async () => (await fetch(former)).status, { timeout: 10_000 }).toBe(200);
});
