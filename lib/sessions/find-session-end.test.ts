import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { findSessionEnd, readSessionEndReason } from "./find-session-end.ts";
import { loadSession } from "./load-session.ts";
import { rotateSession } from "./rotate-session.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

async function signedIn() {
  const context = makeContext(insurer);
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const { id, token } = await openSession(context, { memberId: member.id });
  const rotate = (now: Date) =>
    inInsurer({ ...context, now }, (scope) => rotateSession(scope, { sessionId: id, memberId: member.id }));
  const after = (seconds: number) => addSeconds(context.now, seconds);
  const end = () => inInsurer(context, (scope) => findSessionEnd(scope, token));
  const update = (data: { lastSeenAt?: Date; endedAt?: Date }) =>
    inTransaction(insurer.id, (tx) => tx.session.updateMany({ where: { id }, data }));
  return { token, after, end, update, rotate };
}

test("left alone, a session idles out; looking when does not move its clock", async () => {
  const { token, after, end } = await signedIn();
  for (let look = 0; look < 3; look += 1) expect(await end()).toEqual({ reason: "idle", at: after(1800) });
  expect(await loadSession({ insurer, now: after(1800) }, token)).toBeNull();
});

test("a session that idled out is not renewed", async () => {
  const { after, update, rotate } = await signedIn();
  expect(await rotate(after(1800))).toBeNull();
  const renewed = await rotate(after(1799));
  expect(renewed && (await loadSession({ insurer, now: after(3598) }, renewed))).not.toBeNull();
  await update({ lastSeenAt: after(12 * 3600) });
  expect(await rotate(after(12 * 3600))).toBeNull();
});

test("anything done moves the clock", async () => {
  const { token, after, end } = await signedIn();
  await loadSession({ insurer, now: after(900) }, token);
  expect(await end()).toEqual({ reason: "idle", at: after(2700) });
});

test("near the twelve hours nothing moves it any further", async () => {
  const { after, end, update } = await signedIn();
  await update({ lastSeenAt: after(12 * 3600 - 60) });
  expect(await end()).toEqual({ reason: "expired", at: after(12 * 3600) });
});

test("ended elsewhere is distinguished; ended after it had idled out is not", async () => {
  const { after, end, update } = await signedIn();
  await update({ endedAt: after(60) });
  expect(await end()).toEqual({ reason: "signed-out", at: after(60) });
  await update({ endedAt: after(7200) });
  expect(await end()).toMatchObject({ reason: "idle" });
});

test("an unknown token, or one of another insurer's session, reveals nothing", async () => {
  const { token } = await signedIn();
  const other = await makeInsurer();
  expect(await inInsurer(makeContext(other), (scope) => findSessionEnd(scope, token))).toBeNull();
  expect(await inInsurer(makeContext(insurer), (scope) => findSessionEnd(scope, randomToken()))).toBeNull();
});

test.each(["", "IDLE", "<b>", ["idle"], undefined])("%j in a URL is no reason", (text) => {
  expect(readSessionEndReason(text)).toBeNull();
});
