import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { ok } from "#lib/kernel/result.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { noteBrowser } from "#lib/sessions/known-browser.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { patiently } from "#lib/testing/patiently.ts";
import { countRefusals } from "#lib/testing/refusals.ts";
import { checkLoginPassword } from "./check-password.ts";
import { setPassword } from "./set-password.ts";

const REFUSED = { ok: false, code: "refused" };
const now = new Date("2026-11-02T01:00:00Z");
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** A member, a browser in which they logged in before, and a stranger's guesses. */
async function victim(options: MemberOptions = { upTo: "totp" }) {
  const person = await makeMember(insurer, options);
  const { member, loginId } = person;
  const browserToken = randomToken();
  const home = hashToken(browserToken);
  await inInsurer(makeContext(insurer, { now }), (scope) => noteBrowser(scope, { memberId: member.id, browserToken }));
  const enter = (password: string, browserHash: string | null, seconds = 0) =>
    patiently(() =>
      checkLoginPassword(
        makeContext(insurer, { now: addSeconds(now, seconds) }),
        { loginId, password, browserHash },
        async (_tx, accepted) => ok(accepted),
      ),
    );
  const guess = (times: number, from: string | null, seconds = 0) =>
    inParallel(times, (index) => enter(`guess-${index}`, from, seconds));
  const evaluated = async () => (await countRefusals(insurer, member.id)).mismatch;
  return { ...person, home, enter, guess, evaluated };
}

test("victim can still log in by a known browser while attacked (cases 9, 10)", async () => {
  const { password, home, enter, guess } = await victim();
  await guess(6, hashToken(randomToken()));
  for (let hours = 1; hours <= 3; hours += 1) {
    const seconds = hours * HOUR_SECONDS;
    await guess(2, hashToken(randomToken()), seconds);
    expect(await enter(password, null, seconds)).toEqual(REFUSED);
    expect(await enter(password, home, seconds)).toMatchObject({ ok: true });
  }
});

test("the victim's login gives strangers no guess more: their wait and their count go on", async () => {
  const { member, password, home, enter, guess, evaluated } = await victim();
  await guess(8, null);
  await enter(password, home);
  await guess(8, null);
  expect(await evaluated()).toBe(5);
  // Replaces hours of waiting.
  await inTransaction(insurer.id, (tx) =>
    tx.authenticatorGuard.updateMany({ where: { memberId: member.id }, data: { misses: 48, waitUntil: null } }),
  );
  for (const hours of [1, 2, 3, 4]) await guess(2, null, hours * HOUR_SECONDS);
  expect(await evaluated()).toBe(7);
  expect(await enter(password, null, 30 * DAY_SECONDS)).toEqual(REFUSED);
  expect(await enter(password, home, 30 * DAY_SECONDS)).toMatchObject({ ok: true });
});

test("parallel guesses in the known browser itself: five are evaluated, the right one waits too", async () => {
  const { password, home, enter, guess, evaluated } = await victim();
  await guess(40, home);
  expect(await evaluated()).toBe(5);
  expect(await enter(password, home, 29)).toEqual(REFUSED);
  expect(await enter(password, home, 30)).toMatchObject({ ok: true });
});

test("another member's browser is a stranger's; a card's formula keeps its five tries in any browser", async () => {
  const mine = await victim();
  const other = await victim();
  await mine.guess(6, null);
  expect(await mine.enter(mine.password, other.home)).toEqual(REFUSED);
  const fresh = await victim({ upTo: "temporary", temporaryCredential: "formula" });
  await fresh.guess(5, null);
  expect(await fresh.enter(fresh.password, fresh.home)).toEqual(REFUSED);
});

test("a new password begins with no misses, whichever browser they came from", async () => {
  const { member, home, enter, guess } = await victim();
  const password = "Kawa-to-Mori-7731";
  await guess(6, home);
  await guess(6, null);
  await inInsurer(makeContext(insurer, { now }), (scope) => setPassword(scope, { memberId: member.id, password }));
  for (const from of [home, null]) expect(await enter(password, from)).toMatchObject({ ok: true });
});
