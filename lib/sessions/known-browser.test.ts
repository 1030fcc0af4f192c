import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { Walker } from "#lib/testing/walker.ts";
import { noteBrowser } from "./known-browser.ts";

const SUBJECT = "【試験健保】新しい端末からログインがありました";
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** Logs the member in from the browser with this cookie, some minutes after the last time. */
async function logIn(person: TestMember, browserToken: string, minutes = 0) {
  const walker = new Walker(makeContext(insurer), person, "totp");
  walker.browserToken = browserToken;
  walker.wait(minutes * 60);
  await walker.logIn();
  await walker.walk();
  expect(await walker.openSession()).toMatchObject({ ok: true });
}

const subjectsOf = async ({ member }: TestMember) =>
  (await readOutbox(insurer.id, member.email ?? "")).map(({ subject }) => subject);
const browsersOf = ({ member }: TestMember) =>
  inTransaction(insurer.id, (tx) => tx.knownBrowser.findMany({ where: { memberId: member.id } }));

test("the first login sends no notice, nor does the next from the same browser; one from another browser sends one", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  const [own, strange] = [randomToken(), randomToken()];
  await logIn(person, own);
  await logIn(person, own, 10);
  expect(await subjectsOf(person)).toEqual([]);
  await logIn(person, strange, 20);
  await logIn(person, strange, 30);
  expect(await subjectsOf(person)).toEqual([SUBJECT]);
});

test("one PC, two people: each is known there by their own logins", async () => {
  const first = await makeMember(insurer, { upTo: "totp" });
  const second = await makeMember(insurer, { upTo: "totp" });
  const [shared, phone] = [randomToken(), randomToken()];
  await logIn(first, shared);
  await logIn(second, phone);
  await logIn(second, shared, 10);
  expect(await subjectsOf(first)).toEqual([]);
  expect(await subjectsOf(second)).toEqual([SUBJECT]);
});

test("the cookie itself is nowhere stored", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  const token = randomToken();
  await logIn(person, token);
  const [browser] = await browsersOf(person);
  expect(browser?.tokenHash).toBeTruthy();
  expect(JSON.stringify(browser)).not.toContain(token);
});

test("50 browsers are kept, the last used ones; two logins at once from one are one", async () => {
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const context = makeContext(insurer);
  const note = (browserToken: string, seconds: number) =>
    inInsurer({ ...context, now: addSeconds(context.now, seconds) }, (scope) =>
      noteBrowser(scope, { memberId: member.id, browserToken }),
    );
  for (let count = 0; count < 52; count += 1) await note(randomToken(), count);
  const same = randomToken();
  await inParallel(2, () => note(same, 100));
  const kept = await inTransaction(insurer.id, (tx) =>
    tx.knownBrowser.findMany({ where: { memberId: member.id }, orderBy: { lastSeenAt: "asc" } }),
  );
  expect(kept).toHaveLength(50);
  expect(kept[0]?.lastSeenAt).toEqual(addSeconds(context.now, 3));
});

test("after 「心当たりがない」 every browser is new again", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  const token = randomToken();
  await logIn(person, token);
  await inInsurer(makeContext(insurer), (scope) => endFor(scope, "not-me", { memberIds: [person.member.id] }));
  await logIn(person, token, 10);
  expect(await subjectsOf(person)).toEqual([SUBJECT]);
});
