import { beforeAll, describe, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { Walker } from "#lib/testing/walker.ts";
import { takeStep } from "./take-step.ts";
import { logInWithPassword } from "./verbs/log-in-with-password.ts";
import { proveEmailCode } from "./verbs/prove-email-code.ts";
import { resendEmailCode } from "./verbs/resend-email-code.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** A member of mail codes at the screen that asks for one. */
async function atTheCode(over: { loginId?: string } = {}): Promise<Walker> {
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "email-code", ...over }), "email");
  await walker.logIn();
  expect(await walker.due()).toBe("email-code");
  return walker;
}

/** The password again, a few seconds later. */
async function logInAgain(walker: Walker) {
  walker.wait(5 - 31);
  expect((await walker.logIn()).ok).toBe(true);
}

/** Another browser of the same member, at the same moment: it has no cookie of the first. */
function elsewhere(walker: Walker): Walker {
  return new Walker(walker.context, walker.person, walker.method);
}

const codesTo = async (walker: Walker) =>
  (await readOutbox(insurer.id, walker.presentEmail())).flatMap(({ text }) => text.match(/^\d{6}$/m) ?? []);

async function prove(walker: Walker, code: string) {
  const attempt = await walker.attempt();
  const input = { token: walker.token, attemptId: attempt.id, steps: ["email-code"] as const };
  return takeStep(walker.context, input, (scope, live) => proveEmailCode(scope, { attempt: live, code }));
}

const refused = { kind: "failed", failure: { ok: false, code: "incorrect" } };

describe("a login that starts over within 30 seconds", () => {
  test("in the same browser goes on with the code that was just sent, and sends no other", async () => {
    const walker = await atTheCode();
    const [sent = ""] = await codesTo(walker);
    await logInAgain(walker);
    expect(await codesTo(walker)).toEqual([sent]);
    expect(await prove(walker, sent)).toMatchObject({ kind: "passed", progress: { next: "done" } });
  });

  test("takes the code once, and 「再送信」 keeps its 30 seconds", async () => {
    const walker = await atTheCode();
    const [sent = ""] = await codesTo(walker);
    await logInAgain(walker);
    const attempt = await walker.attempt();
    const input = { token: walker.token, attemptId: attempt.id, steps: ["email-code"] as const };
    expect(await takeStep(walker.context, input, resendEmailCode)).toMatchObject({ failure: { code: "too-soon" } });
    expect(await prove(walker, sent)).toMatchObject({ kind: "passed" });
    await logInAgain(walker);
    if ((await codesTo(walker)).at(-1) !== sent) expect(await prove(walker, sent)).toMatchObject(refused);
  });

  test("in another browser gets a mail of its own: a code told to a stranger opens nothing there", async () => {
    const walker = await atTheCode();
    const [sent = ""] = await codesTo(walker);
    const stranger = elsewhere(walker);
    await logInAgain(stranger);
    const codes = await codesTo(walker);
    expect(codes).toHaveLength(2);
    if (codes[1] !== sent) expect(await prove(stranger, sent)).toMatchObject(refused);
    expect(await prove(walker, sent)).toMatchObject({ kind: "passed" });
  });

  test("takes nothing of another member who was at the same browser", async () => {
    const first = await atTheCode();
    const [sent = ""] = await codesTo(first);
    const second = await atTheCode();
    second.token = first.token;
    await logInAgain(second);
    const [own = ""] = (await codesTo(second)).slice(-1);
    if (own !== sent) expect(await prove(second, sent)).toMatchObject(refused);
    expect(await prove(second, own)).toMatchObject({ kind: "passed" });
  });

  test("after a finished login, or to authenticate again, gets a new code at once", async () => {
    const walker = await atTheCode();
    await prove(walker, (await codesTo(walker))[0] ?? "");
    const memberId = walker.person.member.id;
    const session = await openSession(walker.context, { memberId });
    walker.wait(5);
    const again = await logInWithPassword(walker.context, {
      loginId: walker.person.loginId,
      password: walker.person.password,
      browserHash: null,
      isRemembered: false,
      returnTo: null,
      replacedToken: undefined,
      renewed: { sessionId: session.id, memberId },
    });
    expect(again).toMatchObject({ ok: true, value: { progress: { next: "email-code" } } });
    expect(await codesTo(walker)).toHaveLength(2);
  });

  test("never gets more than five mails an hour", async () => {
    const walker = await atTheCode();
    for (let login = 0; login < 6; login += 1) await logInAgain(elsewhere(walker));
    expect(await codesTo(walker)).toHaveLength(5);
  });
});
