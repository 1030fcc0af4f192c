import { beforeAll, expect, test } from "vitest";
import { matchingTotpStep, totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { Walker } from "#lib/testing/walker.ts";
import { redeemTicket } from "./redeem-ticket.ts";
import { logInWithPassword } from "./verbs/log-in-with-password.ts";

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

async function person() {
  return new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "totp" }), "totp");
}

/** Somebody whose next code is none that the thief's app shows at that time: of three in a million it is. */
async function victimOf(thief: Walker): Promise<Walker> {
  const victim = await person();
  const at = addSeconds(victim.context.now, 31);
  const code = totpCodeAt(victim.totpSecret ?? "", at);
  return matchingTotpStep(thief.totpSecret ?? "", code, at) === undefined ? victim : victimOf(thief);
}

const sessionOf = (walker: Walker, token: string) => loadSession({ insurer, now: walker.context.now }, token);

test("an attempt prepared by someone else cannot be finished by the victim", async () => {
  const thief = await person();
  const victim = await victimOf(thief);
  await thief.logIn();
  const planted = thief.token;
  victim.token = planted;
  // The victim's code is wrong in the thief's attempt,
  expect(await victim.act("totp")).toMatchObject({ kind: "failed", failure: { code: "incorrect" } });
  // and the victim's own login replaces that attempt.
  await victim.logIn();
  expect(victim.token).not.toBe(planted);
  await expect(thief.attempt()).rejects.toThrow("no live attempt");
  await victim.walk();
  const ticket = victim.progress?.next === "done" ? victim.progress.ticket : "";
  const stolen = { ticket, attemptToken: planted, browserToken: thief.browserToken };
  expect((await inInsurer(victim.context, (scope) => redeemTicket(scope, stolen))).ok).toBe(false);
  const opened = await victim.openSession();
  const active = opened.ok ? await sessionOf(victim, opened.value.token) : null;
  expect(active?.member.id).toBe(victim.person.member.id);
});

test("the session's token changes at re-authentication; the old one is invalid", async () => {
  const walker = await person();
  await walker.logIn();
  await walker.walk();
  const opened = await walker.openSession();
  const before = opened.ok ? await sessionOf(walker, opened.value.token) : null;
  if (!opened.ok || !before) throw new Error("no session");

  walker.wait(600);
  const started = await logInWithPassword(walker.context, {
    ...{ loginId: walker.person.loginId, password: walker.person.password, browserHash: null },
    ...{ isRemembered: false, returnTo: null, replacedToken: undefined },
    renewed: { sessionId: before.session.id, memberId: before.member.id },
  });
  if (!started.ok) throw new Error(started.code);
  walker.token = started.value.token;
  await walker.walk();
  const renewed = await walker.openSession();
  if (!renewed.ok) throw new Error(renewed.code);
  expect(renewed.value.token).not.toBe(opened.value.token);
  expect(await sessionOf(walker, opened.value.token)).toBeNull();
  const after = await sessionOf(walker, renewed.value.token);
  expect(after?.session).toMatchObject({ id: before.session.id, expiresAt: before.session.expiresAt });
  expect(after?.session.proofs).not.toEqual(before.session.proofs);
});
