import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { takeStep } from "#lib/login-flow/take-step.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { Walker } from "#lib/testing/walker.ts";
import { confirmEmailByLink } from "./confirm-email-change.ts";
import { EmailChanger } from "./email-change.fixture.ts";
import { type ChangeOwner, findPendingEmailChange } from "./email-change.ts";
import { findConfirmationLink } from "./find-change-link.ts";
import { requestFirstEmail } from "./request-first-email.ts";
import { resendEmailConfirmation } from "./resend-email-confirmation.ts";
import { withdrawEmailChange } from "./withdraw-email-change.ts";

let insurer: Insurer;
let other: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
  other = await makeInsurer();
});

/** A member whose e-mail address waits for confirmation. */
async function waiting(of = insurer): Promise<Walker> {
  const person = await makeMember(of, { upTo: "temporary" });
  const walker = new Walker(makeContext(of), person, "email");
  walker.email = `w${person.loginId}@example.jp`;
  await walker.logIn();
  await walker.walk("email-confirm");
  return walker;
}

async function mailedToken(walker: Walker, email = walker.email): Promise<string> {
  const mails = await readOutbox(walker.context.insurer.id, email);
  return mails.at(-1)?.text.match(/token=([\w-]+)/)?.[1] ?? "";
}

function useLink(walker: Walker, token: string, context = walker.context) {
  return inInsurer(context, (scope) => confirmEmailByLink(scope, token));
}

describe("the link in the mail (manual 000【6】)", () => {
  test("confirms the e-mail address from any browser, and the waiting page continues", async () => {
    const walker = await waiting();
    expect((await useLink(walker, await mailedToken(walker))).ok).toBe(true);
    expect(await walker.due()).toBe("method");
  });

  test("closes the wizard where it is its last step (manual 004, 2-1 ⑨)", async () => {
    const walker = await waiting(await makeInsurer({ policy: { firstLoginOrder: "password-first" } }));
    expect((await useLink(walker, await mailedToken(walker))).ok).toBe(true);
    expect(await walker.due()).toBe("complete");
    expect((await walker.attempt()).facts.isWizardComplete).toBe(true);
  });

  test("is not used up by looking at it: mail scanners open links", async () => {
    const walker = await waiting();
    const token = await mailedToken(walker);
    for (let looks = 0; looks < 3; looks += 1) {
      const link = await inInsurer(walker.context, (scope) => findConfirmationLink(scope, token));
      expect(link?.email).toBe(walker.email);
    }
    expect((await useLink(walker, token)).ok).toBe(true);
  });

  test("50 parallel posts of one link: exactly one confirms (spec §14 case 5)", async () => {
    const walker = await waiting();
    const token = await mailedToken(walker);
    const used = await inParallel(50, () => useLink(walker, token));
    expect(used.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("is invalid when used, expired, unknown, of another insurer, or its attempt ended", async () => {
    const walker = await waiting();
    const token = await mailedToken(walker);
    expect((await useLink(walker, "unknown")).ok).toBe(false);
    expect((await useLink(walker, token, makeContext(other))).ok).toBe(false);
    const late = { ...walker.context, now: new Date(walker.context.now.getTime() + 31 * 60_000) };
    expect((await useLink(walker, token, late)).ok).toBe(false);
    await walker.logIn();
    expect((await useLink(walker, token)).ok).toBe(false);
  });

  test("is bound to its address: entering another one kills it", async () => {
    const walker = await waiting();
    const token = await mailedToken(walker);
    const attemptId = (await walker.attempt()).id;
    const input = { token: walker.token, attemptId, steps: ["email", "email-confirm"] as const };
    await takeStep(walker.context, input, withdrawEmailChange);
    walker.wait(60);
    await takeStep(walker.context, input, (scope, attempt) =>
      requestFirstEmail(scope, attempt, { email: `second-${walker.email}` }),
    );
    expect((await useLink(walker, token)).ok).toBe(false);
    expect((await useLink(walker, await mailedToken(walker, `second-${walker.email}`))).ok).toBe(true);
    const member = await inTransaction(insurer.id, (tx) =>
      tx.member.findFirstOrThrow({ where: { id: walker.person.member.id } }),
    );
    expect(member.email).toBe(`second-${walker.email}`);
  });

  test("is invalid as soon as 「メールアドレスを変更」 is pressed, and its code too: a stranger may have both", async () => {
    const walker = await waiting();
    const token = await mailedToken(walker);
    const code = await walker.mailedCode();
    const input = { token: walker.token, attemptId: (await walker.attempt()).id, steps: ["email-confirm"] as const };
    expect((await takeStep(walker.context, input, withdrawEmailChange)).kind).toBe("passed");
    expect((await useLink(walker, token)).ok).toBe(false);
    expect(await walker.due()).toBe("email");
    walker.email = `second-${walker.email}`;
    await walker.act("email");
    const next = await walker.mailedCode();
    walker.mailedCode = async () => code;
    expect((await useLink(walker, token)).ok).toBe(false);
    // The new mail may have the same code: one time in a million.
    if (next !== code) expect((await walker.act("email-confirm")).kind).toBe("failed");
    expect((await walker.attempt()).member.email).toBeNull();
  });

  test("ends every other attempt of the member (spec §14 case 13)", async () => {
    const member = await waiting();
    const stranger = new Walker(member.context, member.person, "email");
    await stranger.logIn();
    // The stranger's login is in another browser: the member's attempt is still open.
    await useLink(member, await mailedToken(member));
    await expect(stranger.attempt()).rejects.toThrow("no live attempt");
    expect(await member.due()).toBe("method");
  });
});

test("waits in its login alone: for the member's own change, and for another login, nothing waits", async () => {
  const walker = await waiting();
  const { id: attemptId, member } = await walker.attempt();
  const pendingOf = (owner: ChangeOwner) => inInsurer(walker.context, (scope) => findPendingEmailChange(scope, owner));
  expect(await pendingOf({ memberId: member.id, attemptId })).toMatchObject({ newEmail: walker.email });
  expect(await pendingOf({ memberId: member.id, attemptId: null })).toBeNull();
  await walker.logIn();
  expect((await walker.attempt()).facts.hasPendingEmail).toBe(false);
});

test("after 「メールを再送信」 the mail before it is good too: it may be the one that arrives", async () => {
  const walker = await waiting();
  const token = await mailedToken(walker);
  walker.wait(60);
  const input = { token: walker.token, attemptId: (await walker.attempt()).id, steps: ["email-confirm"] as const };
  expect((await takeStep(walker.context, input, resendEmailConfirmation)).kind).toBe("passed");
  expect(await mailedToken(walker)).not.toBe(token);
  expect((await useLink(walker, token)).ok).toBe(true);
});

test("a link of the member's own change proves nothing in a login: it ends the login, and the login's link", async () => {
  const walker = await waiting();
  const token = await mailedToken(walker);
  const changer = await EmailChanger.signedIn(insurer);
  changer.memberId = walker.person.member.id;
  const { link, email } = await changer.begin();
  expect((await walker.attempt()).facts.proofs.some(({ kind }) => kind === "emailConfirmed")).toBe(false);
  expect((await useLink(walker, link)).ok).toBe(true);
  await expect(walker.attempt()).rejects.toThrow("no live attempt");
  expect((await useLink(walker, token)).ok).toBe(false);
  expect(await changer.email()).toBe(email);
});

test("the audit names the login whose mails were sent and whose code was typed", async () => {
  const walker = await waiting();
  const { id: attemptId, member } = await walker.attempt();
  await walker.act("email-confirm");
  const action = { in: ["login.email-request", "login.email-code-send", "login.email-code", "login.email-confirm"] };
  const events = await inInsurer(walker.context, ({ tx }) =>
    tx.auditEvent.findMany({ where: { memberId: member.id, action }, select: { action: true, attemptId: true } }),
  );
  expect(events.map((event) => event.action).sort()).toEqual([...action.in].sort());
  expect(events.every((event) => event.attemptId === attemptId)).toBe(true);
});

describe("the code beside it", () => {
  test("confirms where the mail is read elsewhere", async () => {
    const walker = await waiting();
    expect((await walker.act("email-confirm")).kind).toBe("passed");
  });

  test("of another member does not", async () => {
    const walker = await waiting();
    const own = await walker.mailedCode();
    let theirs = own;
    // One stranger in a million has the same one.
    while (theirs === own) theirs = await (await waiting()).mailedCode();
    walker.mailedCode = async () => theirs;
    expect(await walker.act("email-confirm")).toMatchObject({ kind: "failed", failure: { code: "incorrect" } });
  });

  test("ends after five wrong tries; a new mail helps", async () => {
    const walker = await waiting();
    const right = walker.mailedCode.bind(walker);
    walker.mailedCode = async () => ((await right()) === "000000" ? "000001" : "000000");
    for (let tries = 0; tries < 5; tries += 1) await walker.act("email-confirm");
    walker.mailedCode = right;
    expect((await walker.act("email-confirm")).kind).toBe("failed");
    const input = { token: walker.token, attemptId: (await walker.attempt()).id, steps: ["email-confirm"] as const };
    await takeStep(walker.context, input, resendEmailConfirmation);
    expect((await walker.act("email-confirm")).kind).toBe("passed");
  });
});
