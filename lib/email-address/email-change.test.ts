import { beforeAll, describe, expect, test } from "vitest";
import { issueEmailCode } from "#lib/credentials/email-code/issue-email-code.ts";
import { verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { disableMembers } from "#lib/members/disable-members.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { Walker } from "#lib/testing/walker.ts";
import { EmailChanger, randomEmail } from "./email-change.fixture.ts";
import { findConfirmationLink } from "./find-change-link.ts";

const DEAD = { ok: false, code: "link-dead" };
let insurer: Insurer;
let other: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
  other = await makeInsurer();
});

describe("「メールアドレスの更新」 (manual 004, 3-5 ⑥)", () => {
  test("mails the new e-mail address, notifies the old one, and changes nothing until then", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { email } = await member.begin();
    expect(await member.email()).toBe(member.first);
    const toNew = await member.mailsTo(email);
    const toOld = await member.mailsTo(member.first);
    expect(toNew.map(({ kind }) => kind)).toEqual(["email-confirmation"]);
    expect(toNew[0]?.text).toMatch(/\/confirm-email\?token=/);
    expect(toOld.map(({ subject }) => subject)).toEqual([expect.stringContaining("変更が申し込まれました")]);
    expect(toOld[0]?.text).toMatch(/\/undo-email\?token=/);
    expect(toOld[0]?.text).not.toContain(email);
    expect(await member.audited()).toContain("email.change-request success");
  });

  test("with 「全てのデバイスからサインアウトする」 the others are out at once, before anything is confirmed", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const elsewhere = await openSession(member.context, { memberId: member.memberId });
    expect(await member.request(randomEmail(), { signsOutEverywhere: true })).toMatchObject({ kind: "done" });
    expect(await loadSession({ insurer, now: member.context.now }, elsewhere.token)).toBeNull();
  });

  test.each([
    ["empty", " "],
    ["unreadable", "hanako(at)example.jp"],
    ["too-long", `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.jp`],
  ])("%s is refused, and nobody is written to", async (code, email) => {
    const member = await EmailChanger.signedIn(insurer);
    expect(await member.request(email)).toMatchObject({ kind: "failed", failure: { code } });
    expect(await member.mailsTo(member.first)).toEqual([]);
  });

  test("the present e-mail address, in any spelling, is reported as unchanged", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const typed = ` ${member.first.replace("@example.jp", "＠EXAMPLE.jp")} `;
    expect(await member.request(typed)).toMatchObject({ kind: "failed", failure: { code: "unchanged" } });
  });

  test("an e-mail address that already waits is reported so; its mail stays valid", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { email, link } = await member.begin();
    member.wait(60);
    expect(await member.request(email)).toMatchObject({ kind: "failed", failure: { code: "already-pending" } });
    expect(await member.confirmByLink(link)).toMatchObject({ ok: true });
  });

  test("an e-mail address of a family member is accepted", async () => {
    const wife = await EmailChanger.signedIn(insurer);
    const husband = await EmailChanger.signedIn(insurer);
    await husband.move(wife.first);
    expect(await husband.email()).toBe(wife.first);
  });

  test("50 parallel posts make one change and one mail (spec §14 case 20)", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const email = randomEmail();
    const outcomes = await inParallel(50, () => member.request(email));
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(await member.mailsTo(email)).toHaveLength(1);
  });
});

describe("who may request another e-mail address", () => {
  test.each([
    ["a mail code alone", (now: Date) => proofsAt(now, "emailCode")],
    ["a password alone", (now: Date) => proofsAt(now, "password")],
    [
      "a fresh mail code with the password of six minutes ago",
      (now: Date) => [...proofsAt(addSeconds(now, -360), "password"), ...proofsAt(now, "emailCode")],
    ],
  ])("nobody on %s: nothing changes, nobody is written to (spec §6)", async (_, proofs) => {
    const member = await EmailChanger.signedIn(insurer);
    await member.signIn(proofs(member.context.now));
    const email = randomEmail();
    expect(await member.request(email)).toEqual({ kind: "not-recent" });
    expect(await member.mailsTo(email)).toEqual([]);
    expect(await member.mailsTo(member.first)).toEqual([]);
  });

  test("a mail-code member with password and code, both fresh", async () => {
    const member = await EmailChanger.signedIn(insurer);
    await member.signIn(proofsAt(member.context.now, "password", "emailCode"));
    expect(await member.request(randomEmail())).toMatchObject({ kind: "done" });
  });
});

describe("a flood of mails", () => {
  test("30 seconds apart, five an hour, whichever addresses (spec §14 case 20)", async () => {
    const member = await EmailChanger.signedIn(insurer);
    await member.request(randomEmail());
    member.wait(29);
    expect(await member.request(randomEmail())).toMatchObject({ kind: "failed", failure: { code: "too-soon" } });
    expect(await member.resend()).toMatchObject({ result: { code: "too-soon" } });
    for (let sent = 1; sent < 5; sent += 1) {
      member.wait(30);
      expect(await member.resend()).toMatchObject({ result: { ok: true } });
    }
    member.wait(60);
    expect(await member.resend()).toMatchObject({ result: { code: "too-many" } });
    await member.signIn();
    expect(await member.request(randomEmail())).toMatchObject({ kind: "failed", failure: { code: "too-many" } });
  });

  test("a refused request leaves the change that waits as it was", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { link } = await member.begin();
    expect(await member.request(randomEmail())).toMatchObject({ kind: "failed", failure: { code: "too-soon" } });
    expect(await member.confirmByLink(link)).toMatchObject({ ok: true });
  });
});

describe("the link to the new e-mail address", () => {
  test("confirms it in any browser; both e-mail addresses get a notice, the old one with the undo link", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { email, link } = await member.begin();
    expect(await member.confirmByLink(link)).toMatchObject({ ok: true });
    expect(await member.email()).toBe(email);
    const toNew = (await member.mailsTo(email)).at(-1);
    const toOld = (await member.mailsTo(member.first)).at(-1);
    expect(toOld?.subject).toContain("メールアドレスが変更されました");
    expect(toOld?.text).toMatch(/\/undo-email\?token=/);
    expect(toNew?.subject).toContain("メールアドレスが変更されました");
    expect(toNew?.text).not.toContain("token=");
    expect(await member.audited()).toContain("email.change success");
  });

  test("50 parallel posts of it: exactly one confirms (spec §14 case 5)", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { link, email } = await member.begin();
    const answers = await inParallel(50, () => member.confirmByLink(link));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await member.mailsTo(email)).filter(({ kind }) => kind === "notice")).toHaveLength(1);
  });

  test("is not used up by looking at it: mail scanners open links", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { link } = await member.begin();
    for (let looks = 0; looks < 3; looks += 1) {
      await inInsurer(member.context, (scope) => findConfirmationLink(scope, link));
    }
    expect(await member.email()).toBe(member.first);
    expect(await member.confirmByLink(link)).toMatchObject({ ok: true });
  });

  test("is bound to its type and its insurer", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { link } = await member.begin();
    expect(await member.undo(link)).toEqual(DEAD);
    expect(await member.confirmByLink(await member.linkTo(member.first))).toEqual(DEAD);
    expect(await member.confirmByLink(link, makeContext(other))).toEqual(DEAD);
    expect(await member.confirmByLink(link)).toMatchObject({ ok: true });
  });

  test("is invalid when used, withdrawn, replaced, half an hour old, or its member is disabled", async () => {
    const used = await EmailChanger.signedIn(insurer);
    const first = await used.begin();
    await used.confirmByLink(first.link);
    expect(await used.confirmByLink(first.link)).toEqual(DEAD);

    const withdrawn = await used.begin();
    await used.withdraw();
    expect(await used.confirmByLink(withdrawn.link)).toEqual(DEAD);

    const replaced = await used.begin();
    const newest = await used.begin();
    expect(await used.confirmByLink(replaced.link)).toEqual(DEAD);

    used.wait(30 * 60);
    expect(await used.confirmByLink(newest.link)).toEqual(DEAD);

    const { link } = await used.begin();
    await inInsurer(used.context, (scope) => disableMembers(scope, { memberIds: [used.memberId] }));
    expect(await used.confirmByLink(link)).toEqual(DEAD);
    expect(await used.email()).toBe(first.email);
  });

  test("sent again within the day is good; a day later nothing is", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { email } = await member.begin();
    member.wait(24 * 3600 - 60);
    await member.signIn();
    expect(await member.resend()).toMatchObject({ result: { ok: true } });
    const link = await member.linkTo(email);
    member.wait(60);
    expect(await member.confirmByLink(link)).toEqual(DEAD);
    expect(await member.resend()).toMatchObject({ result: { code: "no-change" } });
  });

  test("ends every login under way, also one with a code mailed to the old e-mail address (spec §14 case 13)", async () => {
    const mailMember = await makeMember(insurer, { upTo: "email-code" });
    const stranger = new Walker(makeContext(insurer), mailMember, "email");
    await stranger.logIn();
    const member = await EmailChanger.signedIn(insurer);
    member.memberId = mailMember.member.id;
    await member.move();
    await expect(stranger.attempt()).rejects.toThrow("no live attempt");
  });

  test("ends mail codes and reset links that were sent to the old e-mail address", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { memberId, first: email } = member;
    const owner = { memberId, ownerId: memberId, purpose: "enrolment" } as const;
    const code = await inInsurer(member.context, async (scope) => {
      const issued = await issueEmailCode(scope, { ...owner, email });
      const expiresAt = addSeconds(member.context.now, 300);
      const link = { insurerId: insurer.id, type: "passwordReset", tokenHash: "reset", memberId, email } as const;
      await scope.tx.oneTimeToken.create({ data: { ...link, createdAt: member.context.now, expiresAt } });
      return issued.ok ? issued.value.code : "";
    });
    await member.move();
    await inInsurer(member.context, async (scope) => {
      const answer = await verifyEmailCode(scope, { ...owner, code });
      expect(answer).toEqual({ ok: false, code: "expired" });
      expect(await scope.tx.oneTimeToken.count({ where: { memberId, type: "passwordReset", usedAt: null } })).toBe(0);
    });
  });
});

describe("the code beside it", () => {
  test("confirms in the member's session, long after the authentication that asked for it", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { email, link } = await member.begin();
    member.wait(20 * 60);
    expect(await member.enterCode(await member.codeTo(email))).toMatchObject({ result: { ok: true } });
    expect(await member.email()).toBe(email);
    expect(await member.confirmByLink(link)).toEqual(DEAD);
  });

  test("50 parallel posts of it: exactly one confirms (spec §14 case 7)", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { email } = await member.begin();
    const code = await member.codeTo(email);
    const answers = await inParallel(50, () => member.enterCode(code));
    expect(answers.filter((answer) => answer.kind === "answered" && answer.result.ok)).toHaveLength(1);
    expect((await member.mailsTo(email)).filter(({ kind }) => kind === "notice")).toHaveLength(1);
  });

  test("of another member, of a former change, or guessed, confirms nothing", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const stranger = await EmailChanger.signedIn(insurer);
    const former = await member.begin();
    const formerCode = await member.codeTo(former.email);
    const { email } = await member.begin();
    const right = await member.codeTo(email);
    const theirs = await stranger.begin();
    const guesses = [formerCode, await stranger.codeTo(theirs.email), "000000", "111111", "222222", "333333"];
    for (const guess of guesses.filter((each) => each !== right).slice(0, 5)) {
      expect(await member.enterCode(guess)).toMatchObject({ result: { ok: false, code: "incorrect" } });
    }
    expect(await member.enterCode(right)).toMatchObject({ result: { ok: false, code: "exhausted" } });
    expect(await member.email()).toBe(member.first);
  });

  test("without a change that waits, says so", async () => {
    const member = await EmailChanger.signedIn(insurer);
    expect(await member.enterCode("123456")).toMatchObject({ result: { ok: false, code: "no-change" } });
    expect(await member.withdraw()).toMatchObject({ result: { ok: false, code: "no-change" } });
  });

  test("is refused for a form that was made for another member, and without a session", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { email } = await member.begin();
    const code = await member.codeTo(email);
    const { memberId } = member;
    member.memberId = (await EmailChanger.signedIn(insurer)).memberId;
    expect(await member.enterCode(code)).toEqual({ kind: "other-member" });
    member.memberId = memberId;
    member.token = "none";
    expect(await member.enterCode(code)).toEqual({ kind: "no-session" });
    expect(await member.email()).toBe(member.first);
  });
});
