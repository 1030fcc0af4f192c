import { randomInt } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { takeDone } from "#lib/sessions/done.ts";
import { type Draft, loadSession } from "#lib/sessions/load-session.ts";
import { atOnce, inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { takeChange } from "../take-change.ts";
import { takeLightChange } from "../take-light-change.ts";
import { changeLanguage } from "./change-language.ts";
import { changeLoginId } from "./change-login-id.ts";
import { changeMethod } from "./change-method.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

let newIds = 100_000;
/** Nobody has it. */
const newId = () => {
  newIds += 1;
  return `hanako-${newIds}`;
};

async function signedIn(options: Partial<MemberOptions> = {}, of = insurer) {
  const context = makeContext(of);
  const { member } = await makeMember(of, { upTo: "totp", ...options });
  const { id: memberId } = member;
  const session = await openSession(context, { memberId });
  const input = { token: session.token, memberId };
  const draft: Draft = { path: "/settings/profile/login-id", values: { loginId: "hanako-2026" }, isWhole: true };
  const change = { ...input, draft, signsOutEverywhere: false };
  return {
    member,
    session,
    context,
    toLoginId: (loginId: string, { shown = member.loginId, now = context.now } = {}) =>
      takeChange({ ...context, now }, change, (scope, recent) => changeLoginId(scope, recent, { loginId, shown })),
    toMethod: (method: string, { shown = "totp" } = {}) =>
      takeChange(context, change, (scope, recent) => changeMethod(scope, recent, { method, shown })),
    toLanguage: (language: string) =>
      takeLightChange(context, { ...input, draft }, (scope, active) => changeLanguage(scope, active, { language })),
    stored: () => inTransaction(of.id, (tx) => tx.member.findFirstOrThrow({ where: { id: memberId } })),
    said: () => inInsurer(context, (scope) => takeDone(scope, session.id)),
    subjects: async () => (await readOutbox(of.id, member.email ?? "")).map(({ subject }) => subject),
    audited: async () => {
      const events = await inTransaction(of.id, (tx) => tx.auditEvent.findMany({ where: { memberId } }));
      return events.map(({ action }) => action);
    },
  };
}

describe("「ユーザID」 (manual 004, 3-1 ③)", () => {
  test("is changed, folded, told by mail, on the next page and in the audit trail", async () => {
    const { toLoginId, stored, subjects, audited, said } = await signedIn();
    const id = newId();
    expect(await toLoginId(` ${id.toUpperCase()} `)).toMatchObject({ kind: "done" });
    expect((await stored()).loginId).toBe(id);
    expect(await subjects()).toEqual([expect.stringContaining("ユーザIDが変更されました")]);
    expect(await audited()).toEqual(["login-id.change"]);
    expect(await said()).toEqual([{ code: "login-id", name: id }]);
    expect(await said(), "once").toEqual([]);
  });

  test("tells everything to mend at once", async () => {
    const { toLoginId, stored, member } = await signedIn();
    const failure = { ok: false, code: "refused", problems: ["too-long", "digit-missing", "forbidden-character"] };
    expect(await toLoginId("hanako-is-<best>")).toMatchObject({ kind: "failed", failure });
    expect((await stored()).loginId).toBe(member.loginId);
  });

  test("of another member is refused, by case and by width too", async () => {
    const taken = newId();
    await makeMember(insurer, { upTo: "totp", loginId: taken });
    const { toLoginId, subjects, said } = await signedIn();
    for (const loginId of [
      taken,
      taken.toUpperCase(),
      taken.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
    ]) {
      expect(await toLoginId(loginId)).toMatchObject({ kind: "failed", failure: { problems: ["taken"] } });
    }
    expect(await subjects()).toEqual([]);
    expect(await said()).toEqual([]);
  });

  test("that two members want at the same moment goes to one of them", async () => {
    const one = await signedIn();
    const other = await signedIn();
    const loginId = newId();
    const outcomes = await atOnce(
      () => one.toLoginId(loginId),
      () => other.toLoginId(loginId),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "failed"]);
  });

  test("that is somebody's mail address is refused (spec §14 case 12)", async () => {
    const email = `a${randomInt(100, 1000)}@bc.jp`;
    await makeMember(insurer, { upTo: "totp", email });
    const { toLoginId } = await signedIn();
    expect(await toLoginId(email)).toMatchObject({ failure: { problems: ["email-of-another"] } });
  });

  test("posted twice is changed, told and audited once", async () => {
    const { toLoginId, subjects, audited } = await signedIn();
    const loginId = newId();
    await inParallel(2, () => toLoginId(loginId));
    expect(await subjects()).toHaveLength(1);
    expect(await audited()).toEqual(["login-id.change"]);
  });

  test("left alone in an older tab does not set the new one back", async () => {
    const { toLoginId, stored, member, said } = await signedIn();
    const loginId = newId();
    await toLoginId(loginId);
    await said();
    expect(await toLoginId(member.loginId)).toMatchObject({ kind: "done" });
    expect((await stored()).loginId).toBe(loginId);
    expect(await said()).toEqual([{ code: "nothing" }]);
  });

  test("is refused where the insurer does not offer it", async () => {
    const off = await makeInsurer({ policy: { loginIdChange: "off" } });
    const { toLoginId, stored, member } = await signedIn({}, off);
    expect(await toLoginId(newId())).toMatchObject({ kind: "failed", failure: { code: "not-offered" } });
    expect((await stored()).loginId).toBe(member.loginId);
  });

  test("is not changed six minutes after the authentication", async () => {
    const { toLoginId, stored, context, member } = await signedIn();
    expect(await toLoginId(newId(), { now: addSeconds(context.now, 360) })).toEqual({ kind: "not-recent" });
    expect((await stored()).loginId).toBe(member.loginId);
  });
});

describe("「認証方法」", () => {
  test("that is set up changes at once, is told and audited", async () => {
    const { toMethod, stored, subjects, audited, member, said } = await signedIn();
    await inTransaction(insurer.id, (tx) =>
      tx.member.updateMany({ where: { id: member.id }, data: { isEmailCodeEnabled: true } }),
    );
    expect(await toMethod("email")).toMatchObject({ result: { value: { toSetUp: null } } });
    expect((await stored()).method).toBe("email");
    expect(await subjects()).toEqual([expect.stringContaining("認証方法が変更されました")]);
    expect(await audited()).toEqual(["method.change"]);
    expect(await said()).toEqual([{ code: "method-email" }]);
    expect(await toMethod("totp"), "an older tab that left it alone").toMatchObject({ kind: "done" });
    expect((await stored()).method).toBe("email");
  });

  test("that is not set up changes nothing yet", async () => {
    const { toMethod, stored, subjects, said } = await signedIn();
    expect(await toMethod("passkey")).toMatchObject({ result: { value: { toSetUp: "passkey" } } });
    expect((await stored()).method).toBe("totp");
    expect(await subjects()).toEqual([]);
    expect(await said()).toEqual([]);
  });

  test.each(["", "sms", "password"])("%j is none of the insurer's methods", async (method) => {
    const { toMethod, stored } = await signedIn();
    expect(await toMethod(method)).toMatchObject({ failure: { code: "missing" } });
    expect((await stored()).method).toBe("totp");
  });
});

describe("「言語」", () => {
  test("needs no fresh authentication; it is the member's own from then on", async () => {
    const { context, member, toLanguage, stored, subjects } = await signedIn();
    const stale = await openSession(context, {
      memberId: member.id,
      proofs: proofsAt(addSeconds(context.now, -3600), "password", "totp"),
    });
    const draft: Draft = { path: "/settings/profile/language", values: { language: "en" }, isWhole: false };
    const input = { token: stale.token, memberId: member.id, draft };
    const saved = await takeLightChange(context, input, (scope, active) =>
      changeLanguage(scope, active, { language: "en" }),
    );
    expect(saved).toMatchObject({ result: { ok: true, value: { language: "en" } } });
    expect((await stored()).language).toBe("en");
    expect(await subjects()).toEqual([]);
    expect(await toLanguage("ja")).toMatchObject({ result: { value: { language: "ja" } } });
  });

  test.each(["ja", "fr", ""])("%j leaves a Japanese page as it is", async (language) => {
    const { toLanguage, stored, said } = await signedIn();
    expect(await toLanguage(language)).toMatchObject({ result: { ok: true, value: { language: null } } });
    expect((await stored()).language).toBeNull();
    expect(await said()).toEqual([{ code: "nothing" }]);
  });

  test("saved, what was typed before a broken-off re-authentication is forgotten", async () => {
    const { context, session, toLoginId, toLanguage } = await signedIn();
    await toLoginId(newId(), { now: addSeconds(context.now, 360) });
    await toLanguage("en");
    expect((await loadSession({ insurer, now: context.now }, session.token))?.session.draft).toBeNull();
  });
});
