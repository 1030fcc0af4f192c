import { beforeAll, describe, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { disableMembers } from "#lib/members/disable-members.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { atOnce, inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { Walker } from "#lib/testing/walker.ts";
import { EmailChanger, randomEmail } from "./email-change.fixture.ts";
import { findUndoLink } from "./undo-email-change.ts";

const DEAD = { ok: false, code: "link-dead" };
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

const isLive = async (member: EmailChanger, token: string) =>
  (await loadSession({ insurer, now: member.context.now }, token)) !== null;

describe("the link to the former e-mail address (spec §7)", () => {
  test("of a pending change: stops it, and locks out whoever requested it", async () => {
    const thief = await EmailChanger.signedIn(insurer);
    const { email, link } = await thief.begin();
    expect(await thief.undo(await thief.linkTo(thief.first))).toMatchObject({ ok: true });
    expect(await thief.confirmByLink(link)).toEqual(DEAD);
    expect(await thief.enterCode(await thief.codeTo(email))).toEqual({ kind: "no-session" });
    expect(await thief.email()).toBe(thief.first);
    expect((await thief.mailsTo(email)).map(({ kind }) => kind)).toEqual(["email-confirmation"]);
    expect((await thief.mailsTo(thief.first)).at(-1)?.subject).toContain("メールアドレスを元に戻しました");
  });

  test("of a confirmed one: the e-mail address is restored, every session and login under way ends, both get a notice", async () => {
    const person = await makeMember(insurer, { upTo: "totp" });
    const thief = await EmailChanger.signedIn(insurer);
    [thief.memberId, thief.first] = [person.member.id, person.member.email ?? ""];
    const stolen = await thief.move();
    const phone = await openSession(thief.context, { memberId: thief.memberId });
    const attempt = new Walker(thief.context, person, "totp");
    await attempt.logIn();

    expect(await thief.undo(await thief.linkTo(thief.first))).toMatchObject({ ok: true });
    expect(await thief.email()).toBe(thief.first);
    expect([await isLive(thief, thief.token), await isLive(thief, phone.token)]).toEqual([false, false]);
    await expect(attempt.attempt()).rejects.toThrow("no live attempt");
    for (const email of [thief.first, stolen]) {
      expect((await thief.mailsTo(email)).at(-1)?.subject).toContain("メールアドレスを元に戻しました");
    }
    expect(await thief.audited()).toContain("email.change-undo success");
  });

  test("in the mail of the request and in the mail of the change: either works, and only one of them", async () => {
    const thief = await EmailChanger.signedIn(insurer);
    const { link } = await thief.begin();
    const fromRequest = await thief.linkTo(thief.first);
    await thief.confirmByLink(link);
    const fromConfirmation = await thief.linkTo(thief.first);
    expect(fromConfirmation).not.toBe(fromRequest);
    expect(await thief.undo(fromRequest)).toMatchObject({ ok: true });
    expect(await thief.undo(fromConfirmation)).toEqual(DEAD);
  });

  test("50 parallel posts of it: exactly one undoes (spec §14 case 5)", async () => {
    const thief = await EmailChanger.signedIn(insurer);
    await thief.move();
    const link = await thief.linkTo(thief.first);
    const answers = await inParallel(50, () => thief.undo(link));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("against a confirmation at the same moment: in either order, the old e-mail address is restored", async () => {
    const thief = await EmailChanger.signedIn(insurer);
    const { link } = await thief.begin();
    const undo = await thief.linkTo(thief.first);
    const [, undone] = await atOnce(
      () => thief.confirmByLink(link),
      () => thief.undo(undo),
    );
    expect(undone).toMatchObject({ ok: true });
    expect(await thief.email()).toBe(thief.first);
  });

  test("is not used up by looking at it, and looking changes nothing", async () => {
    const thief = await EmailChanger.signedIn(insurer);
    const stolen = await thief.move();
    const link = await thief.linkTo(thief.first);
    for (let looks = 0; looks < 3; looks += 1) {
      await inInsurer(thief.context, (scope) => findUndoLink(scope, link));
    }
    expect(await thief.email()).toBe(stolen);
    expect(await thief.undo(link)).toMatchObject({ ok: true });
  });

  test("is good for 72 hours and not a second longer", async () => {
    const early = await EmailChanger.signedIn(insurer);
    await early.move();
    const late = await EmailChanger.signedIn(insurer);
    await late.move();
    for (const member of [early, late]) member.wait(72 * 3600 - 1);
    expect(await early.undo(await early.linkTo(early.first))).toMatchObject({ ok: true });
    late.wait(1);
    expect(await late.undo(await late.linkTo(late.first))).toEqual(DEAD);
  });

  test("is invalid at another insurer, for a withdrawn change, and when the member is disabled", async () => {
    const member = await EmailChanger.signedIn(insurer);
    await member.begin();
    const link = await member.linkTo(member.first);
    expect(await member.undo(link, makeContext(await makeInsurer()))).toEqual(DEAD);
    await member.withdraw();
    expect(await member.undo(link)).toEqual(DEAD);
    await member.move();
    await inInsurer(member.context, (scope) => disableMembers(scope, { memberIds: [member.memberId] }));
    expect(await member.undo(await member.linkTo(member.first))).toEqual(DEAD);
  });
});

describe("a thief who changes the e-mail address a second time", () => {
  test("does not outrun the undo: the first e-mail address is restored, the pending change ends", async () => {
    const thief = await EmailChanger.signedIn(insurer);
    await thief.move();
    const link = await thief.linkTo(thief.first);
    await thief.move();
    const waiting = await thief.begin();
    expect(await thief.undo(link)).toMatchObject({ ok: true });
    expect(await thief.email()).toBe(thief.first);
    expect(await thief.confirmByLink(waiting.link)).toEqual(DEAD);
  });

  test("cannot take the undo back with the link of the second change", async () => {
    const thief = await EmailChanger.signedIn(insurer);
    const stolen = await thief.move();
    const link = await thief.linkTo(thief.first);
    await thief.move();
    const theirs = await thief.linkTo(stolen);
    await thief.undo(link);
    expect(await thief.undo(theirs)).toEqual(DEAD);
    expect(await thief.email()).toBe(thief.first);
  });

  test("cannot use it beforehand: the owner's link still restores the first e-mail address", async () => {
    const thief = await EmailChanger.signedIn(insurer);
    const stolen = await thief.move();
    const link = await thief.linkTo(thief.first);
    await thief.move();
    expect(await thief.undo(await thief.linkTo(stolen))).toMatchObject({ ok: true });
    expect(await thief.email()).toBe(stolen);
    expect(await thief.undo(link)).toMatchObject({ ok: true });
    expect(await thief.email()).toBe(thief.first);
  });

  test("is out also when the second request is posted at the same moment", async () => {
    const thief = await EmailChanger.signedIn(insurer);
    await thief.move();
    const link = await thief.linkTo(thief.first);
    thief.wait(60);
    await thief.signIn();
    const second = randomEmail();
    await atOnce(
      () => thief.request(second),
      () => thief.undo(link),
    );
    const mailed = await thief.linkTo(second);
    expect(await thief.confirmByLink(mailed)).toEqual(DEAD);
    expect(await isLive(thief, thief.token)).toBe(false);
    expect(await thief.email()).toBe(thief.first);
  });
});
