import { beforeAll, describe, expect, test } from "vitest";
import { setPassword } from "#lib/credentials/password/set-password.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { startBeside } from "#lib/testing/start-beside.ts";
import { Walker } from "#lib/testing/walker.ts";
import { confirmEmailByLink } from "./confirm-email-change.ts";
import { EmailChanger } from "./email-change.fixture.ts";
import { withdrawEmailChange } from "./withdraw-email-change.ts";

const DEAD = { ok: false, code: "link-dead" };
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** Runs `first`, begins `second` before the commit of `first`, and returns what came of `second`. */
async function meet<Value>(
  { context }: { context: EmailChanger["context"] },
  first: (scope: Scope) => Promise<{ ok: boolean }>,
  second: () => Promise<Value>,
): Promise<Value> {
  const { beside } = await inInsurer(context, async (scope) => {
    expect((await first(scope)).ok).toBe(true);
    return startBeside(scope, second);
  });
  return beside;
}

describe("two acts on one e-mail change, the second before the first is committed", () => {
  test("a login's link after a new password confirms nothing: the login has ended (spec §14 case 13)", async () => {
    const person = await makeMember(insurer, { upTo: "temporary" });
    const login = new Walker(makeContext(insurer), person, "email");
    login.email = `w${person.loginId}@example.jp`;
    await login.logIn();
    await login.walk("email-confirm");
    const mails = await readOutbox(insurer.id, login.email);
    const link = mails.at(-1)?.text.match(/token=([\w-]+)/)?.[1] ?? "";
    const answer = await meet(
      login,
      (scope) => setPassword(scope, { memberId: person.member.id, password: login.newPassword }),
      () => inInsurer(login.context, (scope) => confirmEmailByLink(scope, link)),
    );
    expect(answer).toEqual(DEAD);
  });

  test("the code after 「変更をやめる」 in another browser finds nothing that waits", async () => {
    const member = await EmailChanger.signedIn(insurer);
    const { email } = await member.begin();
    const code = await member.codeTo(email);
    const here = member.token;
    const elsewhere = await member.signIn();
    member.token = here;
    const answer = await meet(
      member,
      async (scope) => {
        const session = await loadSession(scope, elsewhere);
        if (!session) throw new Error("signed in there too");
        return withdrawEmailChange(scope, session);
      },
      () => member.enterCode(code),
    );
    expect(answer).toEqual({ kind: "answered", result: { ok: false, code: "no-change" } });
  });

  test("an undo after the confirmation restores the former e-mail address", async () => {
    const thief = await EmailChanger.signedIn(insurer);
    const { link } = await thief.begin();
    const undo = await thief.linkTo(thief.first);
    const answer = await meet(
      thief,
      (scope) => confirmEmailByLink(scope, link),
      () => thief.undo(undo),
    );
    expect(answer).toMatchObject({ ok: true });
    expect(await thief.email()).toBe(thief.first);
  });
});
