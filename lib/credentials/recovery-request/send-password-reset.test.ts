import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { noteBrowser } from "#lib/sessions/known-browser.ts";
import { atOnce, inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { sendPasswordReset } from "./send-password-reset.ts";

const now = new Date("2026-11-02T01:00:00Z");
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

const contextAt = (minutes: number) => makeContext(insurer, { now: addSeconds(now, minutes * MINUTE_SECONDS) });

/** A member with a browser of their own, and requests for their link from anywhere. */
async function target(email?: string) {
  const { member, loginId } = await makeMember(insurer, { upTo: "totp", ...(email && { email }) });
  const browserToken = randomToken();
  await inInsurer(contextAt(0), (scope) => noteBrowser(scope, { memberId: member.id, browserToken }));
  const askFrom = (browserHash: string | null, minutes = 0) =>
    inInsurer(contextAt(minutes), (scope) => sendPasswordReset(scope, { loginId, browserHash }));
  return {
    member,
    askAtHome: (minutes?: number) => askFrom(hashToken(browserToken), minutes),
    askFrom,
    flood: () => inParallel(6, () => askFrom(hashToken(randomToken()))),
    linksSent: async () => (await readOutbox(insurer.id, member.email ?? "")).length,
  };
}

const sent = (answers: string[]) => answers.filter((answer) => answer === "sent").length;

test("a flood of strangers' requests does not take the member's own link", async () => {
  const { flood, askAtHome, linksSent } = await target();
  expect(sent(await flood())).toBe(5);
  expect(await askAtHome()).toBe("sent");
  expect(await linksSent()).toBe(6);
});

test("nor that of a member in a new browser, or without the cookie, ten minutes later", async () => {
  const { flood, askFrom } = await target();
  await flood();
  const asked = [];
  for (const minutes of [9, 10, 19, 20, 30, 40, 50, 59]) asked.push(await askFrom(null, minutes));
  expect(asked).toEqual(["too-many", "sent", "too-many", "sent", "sent", "sent", "sent", "too-many"]);
});

test("a family's address gets twenty, then one in ten minutes for each of them (spec §14 case 20)", async () => {
  const family = await Promise.all(Array.from({ length: 5 }, () => target("family@example.jp")));
  const counts = [];
  for (const { flood } of family) counts.push(sent(await flood()));
  expect(counts).toEqual([5, 5, 5, 5, 1]);
  for (const minutes of [9, 10, 19]) {
    const asked = await atOnce(
      ...family.map(
        ({ askFrom }) =>
          () =>
            askFrom(null, minutes),
      ),
    );
    expect(sent(asked)).toBe(minutes === 10 ? 5 : 0);
  }
});

test("the member's own browser has a limit too, and is no stranger's or another member's", async () => {
  const mine = await target();
  const other = await target();
  const asked = [];
  for (let round = 0; round < 8; round += 1) asked.push(await mine.askAtHome());
  expect(sent(asked)).toBe(5);
  const browser = await inTransaction(insurer.id, (tx) =>
    tx.knownBrowser.findFirstOrThrow({ where: { memberId: mine.member.id } }),
  );
  await other.flood();
  expect(await other.askFrom(browser.tokenHash)).toBe("too-many");
  expect(await mine.askAtHome(HOUR_SECONDS / MINUTE_SECONDS)).toBe("sent");
});
