import { beforeAll, expect, test } from "vitest";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { ok } from "#lib/kernel/result.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { countRefusals } from "#lib/testing/refusals.ts";
import { Walker } from "#lib/testing/walker.ts";
import { type HistoryLine, listHistory } from "./list-history.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1";
const SOME_SESSION = "00000000-0000-7000-8000-000000000000";
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

const context = (seconds = 0, ipAddress = "203.0.113.77") =>
  makeContext(insurer, { now: addSeconds(makeContext(insurer).now, seconds), ipAddress, userAgent: IPHONE });

function history({ member }: TestMember, olderThan?: unknown, at = context(3600)) {
  return inInsurer(at, (scope) => listHistory(scope, { memberId: member.id, sessionId: SOME_SESSION, olderThan }));
}

const miss = ({ loginId }: TestMember, seconds = 0, ipAddress?: string) =>
  checkLoginPassword(context(seconds, ipAddress), { loginId, password: "wrong" }, async () => ok());

const brief = ({ outcome, method }: HistoryLine) => `${outcome} ${method}`;

test("logins and tries that failed, newest first, with the device", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  await miss(person);
  const walker = new Walker(context(), person, "totp");
  await walker.logIn();
  await walker.walk();
  await walker.openSession();
  const { lines, olderThan } = await history(person);
  expect(lines.map(brief)).toEqual(["logged-in totp", "failed password"]);
  expect(lines[0]).toMatchObject({ browser: "Safari", system: "iOS", isHere: false });
  expect(olderThan).toBeNull();
});

test("the login of the session that asks is marked", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  await inInsurer(context(), (scope) =>
    recordAudit(scope, {
      action: "login.complete",
      result: "success",
      memberId: person.member.id,
      sessionId: SOME_SESSION,
      detail: { method: "passkey" },
    }),
  );
  expect((await history(person)).lines).toMatchObject([{ isHere: true, method: "passkey" }]);
});

test("steps on the way, logouts, and codes that only set something up are no lines", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  const memberId = person.member.id;
  await inInsurer(context(), async (scope) => {
    const entry = { result: "success", memberId } as const;
    for (const action of ["login.password", "login.totp", "session.end", "login.terms-accept"] as const) {
      await recordAudit(scope, { ...entry, action });
    }
    const code = { action: "login.email-code", result: "failure", memberId } as const;
    for (const purpose of ["enrolment", "emailChange", "login"]) {
      await recordAudit(scope, { ...code, detail: { purpose } });
    }
  });
  expect((await history(person)).lines.map(brief)).toEqual(["failed email"]);
});

test("changes of the account are lines, those that were refused are not", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  const memberId = person.member.id;
  await inInsurer(context(), async (scope) => {
    await recordAudit(scope, { action: "password.change", result: "success", memberId });
    await recordAudit(scope, { action: "totp.delete", result: "refused", memberId });
    await recordAudit(scope, { action: "email.change", result: "success", memberId });
  });
  const { lines } = await history(person);
  expect(lines.map(({ outcome, change, method }) => [outcome, change, method])).toEqual([
    ["changed", "email.change", null],
    ["changed", "password.change", null],
  ]);
});

test("20 a page, without a gap or a double, and nothing older than 90 days", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  await miss(person, -91 * DAY_SECONDS);
  // Several at one moment: their order must be stable across pages.
  for (let count = 0; count < 45; count += 1) await miss(person, Math.floor(count / 10) * 60, `10.0.${count}.1`);
  const seen: string[] = [];
  let olderThan: string | null | undefined;
  do {
    const page = await history(person, olderThan ?? undefined);
    expect(page.lines.length).toBeLessThanOrEqual(20);
    seen.push(...page.lines.map(({ cursor }) => cursor));
    olderThan = page.olderThan;
  } while (olderThan);
  expect(seen).toHaveLength(45);
  expect(new Set(seen).size).toBe(45);
  expect(seen).toEqual([...seen].sort((a, b) => Number(b.split("-")[0]) - Number(a.split("-")[0])));
});

test("tries that repeat are one line after their hour, with their number", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  for (let count = 0; count < 5; count += 1) await miss(person, count);
  expect(await countRefusals(insurer, person.member.id)).toEqual({ mismatch: 5 });
  const { lines } = await history(person);
  expect(lines.map(({ times }) => times)).toEqual([4, 1]);
  expect(lines[0]).toMatchObject({ outcome: "failed", method: "password", browser: "Safari", at: context(4).now });
});

test.each(["", "x", "1", "1-", "-1", "1-1;drop", "9".repeat(40), ["1-1", "2-2"], null])(
  "whatever is in the URL (%j) opens the first page or nothing of anybody else",
  async (olderThan) => {
    const person = await makeMember(insurer, { upTo: "totp" });
    const other = await makeMember(insurer, { upTo: "totp" });
    await miss(person);
    await miss(other);
    expect((await history(person, olderThan)).lines).toHaveLength(1);
  },
);

test("never another member's lines, nor another insurer's (spec §14 case 18)", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  const other = await makeInsurer();
  const twin = await makeMember(other, { upTo: "totp", loginId: person.loginId });
  await miss(person);
  await miss(await makeMember(insurer, { upTo: "totp" }));
  expect((await history(person)).lines).toHaveLength(1);
  expect((await history(twin)).lines).toEqual([]);
  const fromOutside = await inInsurer(makeContext(other), (scope) =>
    listHistory(scope, { memberId: person.member.id, sessionId: SOME_SESSION }),
  );
  expect(fromOutside.lines).toEqual([]);
});

test("nothing secret comes out: names and outcomes only", async () => {
  const person = await makeMember(insurer, { upTo: "totp" });
  await checkLoginPassword(context(), { loginId: person.loginId, password: "Himitsu-no-Kotoba" }, async () => ok());
  const { lines } = await history(person);
  expect(Object.keys(lines[0] ?? {}).sort()).toEqual(
    ["at", "browser", "change", "cursor", "isHere", "method", "outcome", "system", "times", "isByInsurer"].sort(),
  );
  expect(JSON.stringify(lines)).not.toMatch(/Himitsu|203\.0\.113\.77|Mozilla/);
});
