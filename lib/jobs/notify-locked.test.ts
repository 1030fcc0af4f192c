import { beforeAll, expect, test } from "vitest";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { ok } from "#lib/kernel/result.ts";
import { countEvents } from "#lib/testing/events-at-once.ts";
import { fillMembersOf } from "#lib/testing/large-insurer.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { notifyLockedOf } from "./notify-locked.ts";

const SUBJECT = "【試験健保】ログインのまちがいが続いています";
const start = new Date("2026-11-02T01:00:00Z");
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

const mailsOf = async ({ member }: TestMember) => readOutbox(insurer.id, member.email ?? "");

/** Posts wrong passwords, each as soon as the wait allows. */
async function guess({ loginId }: TestMember, times: number) {
  let now = start;
  for (let miss = 1; miss <= times; miss += 1) {
    await checkLoginPassword(makeContext(insurer, { now }), { loginId, password: "wrong" }, async () => ok());
    if (miss < times) now = addSeconds(now, miss < 5 ? 0 : Math.min(30 * 2 ** (miss - 5), 3600));
  }
  return now;
}

function setGuard({ member }: TestMember, authenticator: Authenticator, disabledAt: Date | null, waitUntil?: Date) {
  const key = { insurerId: insurer.id, memberId: member.id, authenticator };
  return inTransaction(insurer.id, (tx) =>
    tx.authenticatorGuard.create({ data: { ...key, misses: disabledAt ? 50 : 12, disabledAt, waitUntil } }),
  );
}

test("the first wait of five minutes or more sends a notice, once a day; shorter ones do not", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  const eighth = await guess(person, 8);
  await notifyLockedOf(insurer, addSeconds(eighth, 60));
  expect(await mailsOf(person)).toEqual([]);

  const other = await makeMember(insurer, { upTo: "totp" });
  const ninth = await guess(other, 9);
  for (const seconds of [60, 360, 460]) await notifyLockedOf(insurer, addSeconds(ninth, seconds));
  const [mail, ...more] = await mailsOf(other);
  expect(more).toEqual([]);
  expect(mail?.subject).toBe(SUBJECT);
  expect(mail?.text).toContain("パスワードでのログインを一時的に止めています");
  expect(mail?.text).toContain("今もログインできます");
  expect(mail?.text).not.toContain("端末：");
});

test("further misses send another notice the next day; a disabled password sends only one", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  await setGuard(person, "password", null, addSeconds(start, 3600));
  await notifyLockedOf(insurer, start);
  await inTransaction(insurer.id, (tx) =>
    tx.authenticatorGuard.updateMany({
      where: { memberId: person.member.id },
      data: { disabledAt: addSeconds(start, 7200), misses: 50 },
    }),
  );
  await notifyLockedOf(insurer, addSeconds(start, 7500));
  expect(await mailsOf(person)).toHaveLength(1);
  for (const days of [1, 2, 3, 10]) await notifyLockedOf(insurer, addSeconds(start, days * DAY_SECONDS + 60));
  const mails = await mailsOf(person);
  expect(mails).toHaveLength(2);
  expect(mails[1]?.text).toContain("パスワードでのログインを止めました");
});

test("misses behind the right password say that somebody knows it", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  await setGuard(person, "password", null, addSeconds(start, 3600));
  await setGuard(person, "totp", null, addSeconds(start, 3600));
  await notifyLockedOf(insurer, start);
  const mails = await mailsOf(person);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain("正しいパスワードが入力されたあと");
});

test("nobody is notified whose wait is over, who is disabled, or who has no confirmed e-mail address", async () => {
  const over = await makeMember(insurer, { upTo: "totp" });
  const disabled = await makeMember(insurer, { upTo: "totp", state: "disabled" });
  const unconfirmed = await makeMember(insurer, { upTo: "terms", email: "unconfirmed@example.jp" });
  await setGuard(over, "password", null, start);
  await setGuard(disabled, "password", start);
  await setGuard(unconfirmed, "password", start);
  await notifyLockedOf(insurer, start);
  for (const person of [over, disabled, unconfirmed]) expect(await mailsOf(person)).toEqual([]);
});

test("a refused login writes no mail itself, so that its work is the same for everybody (spec §14 case 11)", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  await guess(person, 12);
  expect(await mailsOf(person)).toEqual([]);
});

test("many at once, as when somebody guesses at all of them: all are notified, and no login waits for all of them", async () => {
  const many = await makeInsurer();
  await fillMembersOf(many, 250);
  await inTransaction(many.id, async (tx) => {
    const members = await tx.member.findMany({ where: { state: "active" } });
    const locked = { authenticator: "totp", misses: 50, disabledAt: start } as const;
    const data = members.map(({ insurerId, id: memberId }) => ({ insurerId, memberId, ...locked }));
    await tx.authenticatorGuard.createMany({ data });
  });
  expect(await notifyLockedOf(many, start)).toBe(249);
  expect(await notifyLockedOf(many, addSeconds(start, 300))).toBe(0);
  const { all, mostAtOnce } = await countEvents(many.id, "login.locked");
  expect(all).toBe(249);
  expect(mostAtOnce).toBeLessThanOrEqual(100);
});
