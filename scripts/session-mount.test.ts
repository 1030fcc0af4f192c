import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { startEdge } from "#lib/edge/edge.fixture.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { cookieName } from "#lib/kernel/cookie.ts";
import { endSession } from "#lib/sessions/end-session.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { localFetch } from "./support/local-fetch.ts";
import { withSessionCheck } from "./support/session-mount.ts";

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

/** Pages answer "portal". */
async function startServer() {
  const { port } = await startEdge(withSessionCheck((_request, response) => response.end("portal")));
  const fetch = localFetch(port);
  const ask = (token?: string, host = insurer.host) =>
    fetch(`https://${host}/session`, { headers: token ? { cookie: `a=1; ${cookieName("session")}=${token}` } : {} });
  return { fetch, ask };
}

async function signedIn() {
  const context = makeContext(insurer, { now: new Date() });
  const { member } = await makeMember(insurer, { upTo: "totp" });
  return { context, ...(await openSession(context, { memberId: member.id })) };
}

test("a live session's end, as data that nobody keeps", async () => {
  const { ask } = await startServer();
  const answer = await ask((await signedIn()).token);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("content-security-policy")).not.toBeNull();
  const { expiresInSeconds, idleSeconds } = (await answer.json()) as Record<string, number>;
  expect(idleSeconds).toBe(30 * 60);
  expect(expiresInSeconds).toBeGreaterThan(12 * 3600 - 60);
  expect(expiresInSeconds).toBeLessThanOrEqual(12 * 3600);
});

test("401 without a session, for one that has ended, and for another insurer's", async () => {
  const { ask } = await startServer();
  const { context, token } = await signedIn();
  expect((await ask(token, (await makeInsurer()).host)).status).toBe(401);
  expect((await ask()).status).toBe(401);
  expect((await ask("unknown")).status).toBe(401);
  expect((await ask(token)).status).toBe(200);
  await inInsurer(context, (scope) => endSession(scope, token, "logged-out"));
  expect((await ask(token)).status).toBe(401);
});

test("401 where the insurer is out of service", async () => {
  const { ask } = await startServer();
  const other = await makeInsurer();
  const { member } = await makeMember(other, { upTo: "totp" });
  const { token } = await openSession(makeContext(other, { now: new Date() }), { memberId: member.id });
  expect((await ask(token, other.host)).status).toBe(200);
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  await owner.query(`update "Insurer" set "disabledAt" = now() where "id" = $1`, [other.id]);
  await owner.end();
  expect((await ask(token, other.host)).status).toBe(401);
});

test("what is not the session check is the portal's", async () => {
  const { fetch } = await startServer();
  expect(await (await fetch(`https://${insurer.host}/session/remaining`)).text()).toBe("portal");
  expect(await (await fetch(`https://${insurer.host}/sessions`)).text()).toBe("portal");
});
