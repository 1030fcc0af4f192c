import { beforeAll, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { sendLoginIdReminder } from "./send-login-id-reminder.ts";

const birthDate = "1979-08-22";
const now = new Date("2026-11-02T01:00:00Z");
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

const ask = (email: string, at = now) =>
  inInsurer(makeContext(insurer, { now: at }), (scope) => sendLoginIdReminder(scope, { birthDate, email }));
const textsTo = async (email: string) => (await readOutbox(insurer.id, email)).map(({ text }) => text);

test("five an hour, in whatever spelling; it goes to the e-mail address on file (spec §14 case 20)", async () => {
  const { loginId } = await makeMember(insurer, { upTo: "wizard", email: "victim@example.jp" });
  const spellings = ["victim", "Victim", "vIctim", "VIctim"].map((local) => `${local}@example.jp`);
  const asked = await inParallel(20, (index) => ask(spellings[index % 4] ?? ""));
  expect(asked.filter((answer) => answer === "sent")).toHaveLength(5);
  const [text, ...more] = await textsTo("victim@example.jp");
  expect(text).toContain(loginId);
  expect(more).toHaveLength(4);
  for (const other of spellings.slice(1)) expect(await textsTo(other)).toEqual([]);
  expect(await ask("VICTIM@example.jp", addSeconds(now, HOUR_SECONDS))).toBe("sent");
});

test("one e-mail address on file in two spellings: each gets its own user IDs, in one mail", async () => {
  const twins = [
    await makeMember(insurer, { upTo: "wizard", email: "family@example.jp" }),
    await makeMember(insurer, { upTo: "wizard", email: "family@example.jp" }),
  ];
  const other = await makeMember(insurer, { upTo: "wizard", email: "Family@example.jp" });
  expect(await ask("Family@example.jp")).toBe("sent");
  const [ofTwins, ...moreOfTwins] = await textsTo("family@example.jp");
  for (const { loginId } of twins) expect(ofTwins).toContain(loginId);
  expect(ofTwins).not.toContain(other.loginId);
  const [ofOther, ...moreOfOther] = await textsTo("Family@example.jp");
  expect(ofOther).toContain(other.loginId);
  expect([moreOfTwins, moreOfOther]).toEqual([[], []]);
});

test("another birth date, an address nobody confirmed, a disabled member: nobody", async () => {
  await makeMember(insurer, { upTo: "wizard", email: "younger@example.jp", birthDate: "1979-08-23" });
  await makeMember(insurer, { upTo: "terms", email: "unconfirmed@example.jp" });
  await makeMember(insurer, { upTo: "wizard", email: "disabled@example.jp", state: "disabled" });
  for (const local of ["younger", "unconfirmed", "disabled", "unknown"]) {
    expect(await ask(`${local}@example.jp`)).toBe("nobody");
  }
});
