import { beforeAll, describe, expect, test } from "vitest";
import { issueLostFactorCode } from "#lib/credentials/recovery-code/issue-lost-factor-code.ts";
import { makeRecoveryCode } from "#lib/credentials/recovery-code/make-recovery-code.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { atOnce, inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { Walker } from "#lib/testing/walker.ts";
import { isResetLinkAlive } from "./verbs/consume-reset-link.ts";

let strict: Insurer;
let printed: Insurer;

beforeAll(async () => {
  strict = await makeInsurer();
  printed = await makeInsurer({ policy: { resetNeedsFactor: false } });
});

async function person(upTo: MemberOptions["upTo"], insurer = strict): Promise<Walker> {
  const method = upTo === "email-code" ? "email" : "totp";
  const made = await makeMember(insurer, { upTo, method });
  return new Walker(makeContext(insurer), made, method);
}

const within = <Value>(walker: Walker, work: (scope: Scope) => Promise<Value>) => inInsurer(walker.context, work);

const factorsOf = (walker: Walker) =>
  within(walker, async ({ tx }) => {
    const owner = { insurerId: walker.context.insurer.id, memberId: walker.person.member.id };
    const member = await tx.member.findFirstOrThrow({ where: { id: owner.memberId } });
    const devices = await tx.totpDevice.findMany({ where: owner, select: { name: true } });
    return { method: member.method, apps: devices.map(({ name }) => name), isEmail: member.isEmailCodeEnabled };
  });

const giveRecoveryCode = async (walker: Walker) => {
  walker.recoveryCode = await within(walker, (scope) => makeRecoveryCode(scope, { memberId: walker.person.member.id }));
};

const noticesTo = async (walker: Walker) =>
  (await readOutbox(walker.context.insurer.id, walker.presentEmail()))
    .filter(({ kind }) => kind === "notice")
    .map(({ subject }) => subject.replace(/^【.*】/, ""));

describe("a forgotten password", () => {
  test("link, the registered factor, the new password, the portal; the old password is refused", async () => {
    const walker = await person("totp");
    await walker.followResetLink(await walker.askForReset());
    expect(await walker.walk()).toEqual(["totp", "new-password", "done"]);
    expect((await walker.openSession()).ok).toBe(true);
    expect(await noticesTo(walker)).toEqual(["パスワードが再設定されました"]);
    expect(await walker.logIn()).toEqual({ ok: false, code: "refused" });
    expect((await walker.logIn(walker.newPassword)).ok).toBe(true);
  });

  test("3-3 as printed under `resetNeedsFactor: false`: link, 「ワンタイムパスワードの設定」, new password", async () => {
    const walker = await person("totp", printed);
    await walker.followResetLink(await walker.askForReset());
    expect(await walker.walk()).toEqual(["totp-register", "new-password", "done"]);
    expect(await factorsOf(walker)).toMatchObject({ method: "totp", apps: ["電話"] });
  });

  test("the mailbox alone ends with nothing: not the password, no factor, no session (spec §14 case 1)", async () => {
    for (const upTo of ["totp", "email-code"] as const) {
      const thief = await person(upTo);
      const before = await factorsOf(thief);
      await thief.followResetLink(await thief.askForReset());
      // Tries everything the mailbox can prove on every screen.
      for (const step of ["new-password", "totp-register", "email-code", "complete", "terms"] as const) {
        expect((await thief.act(step)).kind).toBe("other-step");
      }
      expect(await thief.due()).toBe(upTo === "totp" ? "totp" : "recovery-code");
      expect(await factorsOf(thief)).toEqual(before);
      expect((await thief.logIn()).ok).toBe(true);
    }
  });

  test("without a factor yet it takes the birth date", async () => {
    const walker = await person("wizard");
    await walker.followResetLink(await walker.askForReset());
    expect(await walker.walk()).toEqual(["birth-date", "totp-register", "new-password", "done"]);
  });

  test("kills every login under way, and sessions with 「全てのデバイスからサインアウトする」 (spec §14 case 13)", async () => {
    const walker = await person("totp");
    const intruder = new Walker(walker.context, walker.person, "totp");
    await intruder.logIn();
    const session = await openSession(walker.context, { memberId: walker.person.member.id });
    await walker.followResetLink(await walker.askForReset());
    await walker.walk();
    expect((await intruder.act("totp")).kind).toBe("no-attempt");
    expect(await loadSession({ insurer: strict, now: walker.context.now }, session.token)).toBeNull();
  });
});

describe("the link", () => {
  test("50 parallel uses: one opens an attempt; looking at it uses nothing (spec §14 case 5)", async () => {
    const walker = await person("totp");
    const link = await walker.askForReset();
    for (let look = 0; look < 3; look += 1) {
      expect(await within(walker, (scope) => isResetLinkAlive(scope, link))).toBe(true);
    }
    const uses = await inParallel(50, () => walker.followResetLink(link));
    expect(uses.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await within(walker, (scope) => isResetLinkAlive(scope, link))).toBe(false);
  });

  test("lives five minutes (spec §14 case 8)", async () => {
    const walker = await person("totp");
    const link = await walker.askForReset();
    walker.wait(300);
    expect(await walker.followResetLink(link)).toEqual({ ok: false, code: "link-dead" });
  });

  test("is invalid for a disabled member, after the e-mail address changed, and at another insurer", async () => {
    const walker = await person("totp");
    const link = await walker.askForReset();
    const stranger = await person("totp", printed);
    expect((await stranger.followResetLink(link)).ok).toBe(false);
    const owner = { insurerId: strict.id, id: walker.person.member.id };
    for (const data of [{ state: "disabled" }, { state: "active", email: "new@example.jp" }] as const) {
      await within(walker, ({ tx }) => tx.member.update({ where: { insurerId_id: owner }, data }));
      expect(await walker.followResetLink(link)).toEqual({ ok: false, code: "link-dead" });
    }
  });

  test("a second link is invalid once the first has set a password", async () => {
    const walker = await person("totp");
    const first = await walker.askForReset();
    const second = await walker.askForReset();
    expect(first).not.toBe(second);
    await walker.followResetLink(first);
    await walker.walk();
    expect((await walker.followResetLink(second)).ok).toBe(false);
  });

  test("goes to nobody unknown, disabled or still without a password of their own; five an hour (spec §14 case 20)", async () => {
    const fresh = await person("temporary");
    fresh.person = { ...fresh.person, member: { ...fresh.person.member, email: "letter@example.jp" } };
    expect(await fresh.askForReset()).toBe("");
    const walker = await person("totp");
    for (let round = 0; round < 8; round += 1) await walker.askForReset();
    const mails = await readOutbox(strict.id, walker.presentEmail());
    expect(mails.filter(({ kind }) => kind === "password-reset")).toHaveLength(5);
  });
});

describe("a lost phone", () => {
  test("password and recovery code: a new factor, the old ones deleted only then, every session ended", async () => {
    const walker = await person("totp");
    await giveRecoveryCode(walker);
    const session = await openSession(walker.context, { memberId: walker.person.member.id });
    await walker.logIn();
    expect((await walker.act("recovery-code")).kind).toBe("other-step");
    const offered = await walker.enterRecoveryCode();
    expect(offered.kind).toBe("passed");
    expect(await factorsOf(walker)).toMatchObject({ apps: ["試験の電話"] });
    expect(await walker.walk()).toEqual(["totp-register", "done"]);
    expect(await factorsOf(walker)).toMatchObject({ method: "totp", apps: ["電話"] });
    expect(await loadSession({ insurer: strict, now: walker.context.now }, session.token)).toBeNull();
    expect(await noticesTo(walker)).toEqual(["リカバリーコードが使われました", "認証に使う端末が追加されました"]);
  });

  test("leaving after the code changes nothing but the code: the old phone still logs in", async () => {
    const walker = await person("totp");
    await giveRecoveryCode(walker);
    await walker.logIn();
    await walker.enterRecoveryCode();
    await walker.logIn();
    expect(await walker.walk()).toEqual(["totp", "done"]);
  });

  test("the insurer's code does the same, once, for a mail member who forgot the password too", async () => {
    const walker = await person("email-code");
    const issued = await asOperator(walker.context, (scope) => issueLostFactorCode(scope, walker.person.member.id));
    walker.recoveryCode = issued.ok ? issued.value.code.toLowerCase().replaceAll("-", " ") : "";
    await walker.followResetLink(await walker.askForReset());
    expect(await walker.walk()).toEqual(["recovery-code", "email-code", "new-password", "done"]);
    await walker.logIn(walker.newPassword);
    expect((await walker.enterRecoveryCode()).kind).toBe("failed");
  });

  test("50 parallel posts of one code: one is accepted (spec §14 case 7)", async () => {
    const walker = await person("totp");
    await giveRecoveryCode(walker);
    await walker.logIn();
    const posts = await inParallel(50, () => walker.enterRecoveryCode());
    expect(posts.filter(({ kind }) => kind === "passed")).toHaveLength(1);
  });

  test("posted in four logins at once, as many as need not wait, it is accepted in one (spec §14 case 7)", async () => {
    const walker = await person("totp");
    await giveRecoveryCode(walker);
    const others = [1, 2, 3].map(() => new Walker(walker.context, walker.person, "totp"));
    const logins = [walker, ...others];
    for (const login of logins) {
      login.recoveryCode = walker.recoveryCode;
      await login.logIn();
    }
    const posts = await atOnce(...logins.map((login) => () => login.enterRecoveryCode()));
    expect(posts.map(({ kind }) => kind).sort()).toEqual(["failed", "failed", "failed", "passed"]);
  });

  test("guesses are counted before they are looked at, and a right one while waiting is refused (case 9)", async () => {
    const walker = await person("totp");
    await giveRecoveryCode(walker);
    const right = walker.recoveryCode;
    await walker.logIn();
    walker.recoveryCode = "AAAA-AAAA-AAAA-AAAA";
    const { now } = walker.context;
    const outcomes: string[] = [];
    for (let guess = 0; guess < 7; guess += 1) {
      const outcome = await walker.enterRecoveryCode(now);
      outcomes.push(outcome.kind === "failed" ? outcome.failure.code : outcome.kind);
    }
    expect(outcomes).toEqual([...Array(5).fill("incorrect"), "waiting", "waiting"]);
    walker.recoveryCode = right;
    expect(await walker.enterRecoveryCode(now)).toMatchObject({ kind: "failed", failure: { code: "waiting" } });
    expect((await walker.enterRecoveryCode(addSeconds(now, 31))).kind).toBe("passed");
  });

  test("is refused while a factor is being set up, and for another member", async () => {
    const walker = await person("totp");
    const stranger = await person("totp");
    await giveRecoveryCode(walker);
    stranger.recoveryCode = walker.recoveryCode;
    await stranger.logIn();
    expect(await stranger.enterRecoveryCode()).toMatchObject({ kind: "failed", failure: { code: "incorrect" } });
    const beginner = await person("wizard");
    await giveRecoveryCode(beginner);
    await beginner.logIn();
    expect(await beginner.enterRecoveryCode()).toMatchObject({ kind: "failed", failure: { code: "not-offered" } });
  });
});
