import { randomInt } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { type Draft, loadSession } from "#lib/sessions/load-session.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import type { ProfileChoice } from "../profile-choice.ts";
import { takeChange } from "../take-change.ts";
import { takeLightChange } from "../take-light-change.ts";
import { changeLanguage } from "./change-language.ts";
import { updateProfile } from "./update-profile.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

const newId = () => `hanako-${randomInt(1e5, 1e6)}`;

async function signedIn(options: Partial<MemberOptions> = {}, of = insurer) {
  const context = makeContext(of);
  const { member } = await makeMember(of, { upTo: "totp", ...options });
  const { id: memberId } = member;
  const session = await openSession(context, { memberId });
  const posted = { language: "ja", loginId: member.loginId, method: member.method ?? "" };
  const input = { token: session.token, memberId };
  const draft: Draft = { path: "/settings/profile", values: {} };
  return {
    member,
    session,
    context,
    update: (choice: Partial<ProfileChoice>, now = context.now) =>
      takeChange({ ...context, now }, { ...input, draft, signsOutEverywhere: false }, (scope, recent) =>
        updateProfile(scope, recent, { ...posted, ...choice }),
      ),
    light: (choice: Partial<ProfileChoice>) =>
      takeLightChange(context, input, (scope, active) => changeLanguage(scope, active, { ...posted, ...choice })),
    stored: () => inTransaction(of.id, (tx) => tx.member.findFirstOrThrow({ where: { id: memberId } })),
    subjects: async () => (await readOutbox(of.id, member.email ?? "")).map(({ subject }) => subject),
    audited: async () => {
      const events = await inTransaction(of.id, (tx) => tx.auditEvent.findMany({ where: { memberId } }));
      return events.map(({ action }) => action);
    },
  };
}

describe("「ユーザID」 (manual 004, 3-1 ③)", () => {
  test("is changed, folded, audited and sends a notice", async () => {
    const { update, stored, subjects, audited } = await signedIn();
    const id = newId();
    expect(await update({ loginId: ` ${id.toUpperCase()} ` })).toMatchObject({
      kind: "done",
      result: { value: { changed: ["login-id"], language: null, toSetUp: null } },
    });
    expect((await stored()).loginId).toBe(id);
    expect(await subjects()).toEqual([expect.stringContaining("ユーザIDが変更されました")]);
    expect(await audited()).toEqual(["login-id.change"]);
  });

  test("reports every problem at once, before it asks for an authentication", async () => {
    const { light, update, stored, member } = await signedIn();
    const problems = ["too-long", "digit-missing", "forbidden-character"].map((code) => ({ field: "loginId", code }));
    const refused = { ok: false, code: "refused", problems };
    expect(await light({ loginId: "hanako-is-<best>" })).toEqual({ kind: "answered", result: refused });
    expect(await update({ loginId: "hanako-is-<best>" })).toMatchObject({ kind: "failed", failure: refused });
    expect((await stored()).loginId).toBe(member.loginId);
  });

  test("of another member is refused, by case and by width too; nothing else of the form is saved", async () => {
    const taken = newId();
    await makeMember(insurer, { upTo: "totp", loginId: taken });
    const { update, stored, subjects } = await signedIn();
    for (const loginId of [
      taken,
      taken.toUpperCase(),
      taken.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
    ]) {
      expect(await update({ loginId, language: "en" })).toMatchObject({
        kind: "failed",
        failure: { problems: [{ field: "loginId", code: "taken" }] },
      });
    }
    expect((await stored()).language).toBeNull();
    expect(await subjects()).toEqual([]);
  });

  test("that two members choose at the same moment is given to one of them", async () => {
    const one = await signedIn();
    const other = await signedIn();
    const loginId = newId();
    const outcomes = await Promise.all([one.update({ loginId }), other.update({ loginId })]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "failed"]);
  });

  test("that is somebody's e-mail address is refused (spec §14 case 12)", async () => {
    const email = `a${randomInt(100, 1000)}@bc.jp`;
    await makeMember(insurer, { upTo: "totp", email });
    const { update } = await signedIn();
    expect(await update({ loginId: email })).toMatchObject({
      failure: { problems: [{ field: "loginId", code: "email-of-another" }] },
    });
  });

  test("posted twice is changed and audited once, with one notice", async () => {
    const { update, subjects, audited } = await signedIn();
    const loginId = newId();
    await Promise.all([update({ loginId }), update({ loginId })]);
    expect(await subjects()).toHaveLength(1);
    expect(await audited()).toEqual(["login-id.change"]);
  });

  test("is not looked at where the insurer does not offer it", async () => {
    const off = await makeInsurer({ policy: { loginIdChange: "off" } });
    const { light, update, stored, member } = await signedIn({}, off);
    expect(await light({ loginId: newId() })).toMatchObject({ result: { ok: true, value: { language: null } } });
    expect(await update({ loginId: newId() })).toMatchObject({ kind: "done", result: { value: { changed: [] } } });
    expect((await stored()).loginId).toBe(member.loginId);
  });
});

describe("「認証方法」", () => {
  test("that is set up changes at once, is audited and sends a notice", async () => {
    const { update, stored, subjects, audited, member } = await signedIn();
    await inTransaction(insurer.id, (tx) =>
      tx.member.updateMany({ where: { id: member.id }, data: { isEmailCodeEnabled: true } }),
    );
    expect(await update({ method: "email" })).toMatchObject({ result: { value: { changed: ["method"] } } });
    expect((await stored()).method).toBe("email");
    expect(await subjects()).toEqual([expect.stringContaining("認証方法が変更されました")]);
    expect(await audited()).toEqual(["method.change"]);
  });

  test("that is not set up changes nothing yet; a user ID beside it is saved", async () => {
    const { update, stored, subjects } = await signedIn();
    const loginId = newId();
    expect(await update({ method: "passkey", loginId })).toMatchObject({
      result: { value: { changed: ["login-id"], toSetUp: "passkey" } },
    });
    expect(await stored()).toMatchObject({ method: "totp", loginId });
    expect(await subjects()).toHaveLength(1);
  });

  test.each(["", "sms", "password"])("%j is none of the insurer's methods", async (method) => {
    const { update, stored } = await signedIn();
    expect(await update({ method, loginId: newId() })).toMatchObject({
      failure: { problems: [{ field: "method", code: "missing" }] },
    });
    expect((await stored()).method).toBe("totp");
  });
});

describe("who may change user ID and method", () => {
  test("nobody six minutes after the authentication", async () => {
    const { update, stored, context, member } = await signedIn();
    expect(await update({ loginId: newId() }, addSeconds(context.now, 360))).toEqual({ kind: "not-recent" });
    expect((await stored()).loginId).toBe(member.loginId);
  });

  test.each([{ loginId: "another-1" }, { method: "email" }, { loginId: "another-2", language: "en" }])(
    "nobody by the way that needs no authentication: %j",
    async (choice) => {
      const { light, stored, member } = await signedIn();
      expect(await light(choice)).toEqual({ kind: "answered", result: { ok: false, code: "authentication-due" } });
      expect(await stored()).toMatchObject({ loginId: member.loginId, method: member.method, language: null });
    },
  );
});

describe("「言語」", () => {
  test("alone needs no fresh authentication; it is the member's own from then on", async () => {
    const { context, member, light, stored, subjects } = await signedIn();
    const stale = await openSession(context, {
      memberId: member.id,
      proofs: proofsAt(addSeconds(context.now, -3600), "password", "totp"),
    });
    const posted = { language: "en", loginId: member.loginId, method: "totp" };
    const input = { token: stale.token, memberId: member.id };
    const saved = await takeLightChange(context, input, (scope, active) => changeLanguage(scope, active, posted));
    expect(saved).toMatchObject({ result: { ok: true, value: { language: "en" } } });
    expect((await stored()).language).toBe("en");
    expect(await subjects()).toEqual([]);
    expect(await light({ language: "ja" })).toMatchObject({ result: { value: { language: "ja" } } });
  });

  test.each(["ja", "fr", ""])("%j leaves a Japanese page as it is", async (language) => {
    const { light, stored } = await signedIn();
    expect(await light({ language })).toMatchObject({ result: { ok: true, value: { language: null } } });
    expect((await stored()).language).toBeNull();
  });

  test("saved alone, what was typed before a broken-off re-authentication is forgotten", async () => {
    const { context, session, update, light } = await signedIn();
    await update({ loginId: newId() }, addSeconds(context.now, 360));
    await light({ language: "en" });
    expect((await loadSession({ insurer, now: context.now }, session.token))?.session.draft).toBeNull();
  });
});
