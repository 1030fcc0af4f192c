import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { ok } from "#lib/kernel/result.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { checkLoginPassword } from "./check-password.ts";
import { refuseUnconfirmedPassword } from "./refuse-unconfirmed-password.ts";
import { setPassword } from "./set-password.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

function set(memberId: string, password: string) {
  return inInsurer(makeContext(insurer), (scope) => setPassword(scope, { memberId, password }));
}

function check(loginId: string, password: string) {
  return checkLoginPassword(makeContext(insurer), { loginId, password }, async (_tx, accepted) => ok(accepted));
}

describe("setting a password", () => {
  test("replaces the temporary credential for good", async () => {
    const { member, loginId, password: temporary } = await makeMember(insurer, { upTo: "method" });
    expect(await set(member.id, "kawa-to-yama-to-umi")).toEqual({ ok: true, value: undefined });
    expect(await check(loginId, temporary)).toMatchObject({ ok: false });
    expect(await check(loginId, "kawa-to-yama-to-umi")).toMatchObject({ ok: true, value: { credential: "own" } });
  });

  test("replaces the former one, dates it anew, and forgets its misses", async () => {
    const { member, loginId, password: former } = await makeMember(insurer, { upTo: "wizard" });
    for (let miss = 0; miss < 6; miss += 1) await check(loginId, "wrong-password");
    expect(await set(member.id, "mori-no-naka-no-ie")).toMatchObject({ ok: true });
    expect(await check(loginId, former)).toMatchObject({ ok: false });
    expect(await check(loginId, "mori-no-naka-no-ie")).toMatchObject({ ok: true });
    const key = { insurerId_memberId: { insurerId: insurer.id, memberId: member.id } };
    const stored = await inTransaction(insurer.id, (tx) => tx.passwordCredential.findUnique({ where: key }));
    expect(stored?.createdAt).toEqual(makeContext(insurer).now);
  });

  test("judges again on the server, all reasons at once, and changes nothing when refused", async () => {
    const { member, loginId, password } = await makeMember(insurer, { upTo: "wizard" });
    const refused = (problems: string[]) => ({ ok: false, code: "password-refused", problems });
    expect(await set(member.id, "short")).toEqual(refused(["too-short", "common"]));
    expect(await set(member.id, password)).toEqual(refused(["current"]));
    expect(await set(member.id, loginId)).toEqual(refused(["equals-login-id"]));
    expect(await set(member.id, "password1")).toEqual(refused(["common"]));
    expect(await set(member.id, `${member.symbol}-${member.number}`)).toEqual(refused(["made-of-context-words"]));
    expect(await check(loginId, password)).toMatchObject({ ok: true });
  });

  test("two entries that differ are refused together with all else that is wrong", async () => {
    const { member, password } = await makeMember(insurer, { upTo: "wizard" });
    const refuse = (typed: string, confirmation: string) =>
      inInsurer(makeContext(insurer), (scope) =>
        refuseUnconfirmedPassword(scope, { memberId: member.id, password: typed, confirmation }),
      );
    const mismatch = (problems: string[]) => ({ ok: false, code: "mismatch", problems });
    expect(await refuse("short", "shorter")).toEqual(mismatch(["too-short", "common"]));
    expect(await refuse(password, `${password}x`)).toEqual(mismatch(["current"]));
    expect(await refuse("mori-no-naka-no-ie", "mori-no-naka-no-Ie")).toEqual(mismatch([]));
    expect(await refuse("", "mori-no-naka-no-ie")).toEqual({ ok: false, code: "empty", problems: [] });
    expect(await refuse("short", "short")).toBeNull();
  });

  test("the temporary password cannot become the member's own", async () => {
    const { member, password } = await makeMember(insurer, { upTo: "method" });
    expect(await set(member.id, password)).toEqual({ ok: false, code: "password-refused", problems: ["current"] });
  });

  test("leaves a trace without the password", async () => {
    const { member } = await makeMember(insurer, { upTo: "wizard" });
    await set(member.id, "yuki-no-hi-no-sampo");
    const events = await inTransaction(insurer.id, (tx) => tx.auditEvent.findMany({ where: { memberId: member.id } }));
    expect(events).toMatchObject([{ action: "password.change", result: "success", detail: {} }]);
  });
});
