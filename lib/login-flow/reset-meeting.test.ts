import { beforeAll, describe, expect, test } from "vitest";
import { sendPasswordReset } from "#lib/credentials/recovery-request/send-password-reset.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { takeChange } from "#lib/settings/take-change.ts";
import { changePassword } from "#lib/settings/verbs/change-password.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { startBeside } from "#lib/testing/start-beside.ts";
import { Walker } from "#lib/testing/walker.ts";
import { loadAttempt } from "./load-attempt.ts";
import { consumeResetLink, isResetLinkAlive } from "./verbs/consume-reset-link.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** A member at the settings, and somebody who reads their mailbox. */
async function meeting() {
  const person = await makeMember(insurer, { upTo: "totp" });
  const thief = new Walker(makeContext(insurer), person, "totp");
  const { context } = thief;
  const memberId = person.member.id;
  const session = await openSession(context, { memberId });
  const form = { token: session.token, memberId, draft: { path: "/", values: {}, isWhole: false } } as const;
  const setPassword = () =>
    takeChange(context, { ...form, signsOutEverywhere: false }, (scope, recent) =>
      changePassword(scope, recent, { password: "Umi-to-Yama-2931" }),
    );
  return { person, thief, context, setPassword };
}

describe("a password is set in the settings, meanwhile", () => {
  test("a reset link is used: the login that it opened is over", async () => {
    const { thief, context, setPassword } = await meeting();
    const link = await thief.askForReset();
    const { used, beside } = await inInsurer(context, async (scope) => {
      const input = { token: link, browserToken: thief.browserToken, replacedToken: undefined };
      const opened = await consumeResetLink(scope, input);
      return { used: opened, ...(await startBeside(scope, setPassword)) };
    });
    expect(await beside).toMatchObject({ kind: "done" });
    if (!used.ok) throw new Error(used.code);
    expect(await loadAttempt(context, used.value.token)).toBeNull();
  });

  test("a reset link is sent: it opens nothing", async () => {
    const { person, thief, context, setPassword } = await meeting();
    const { beside } = await inInsurer(context, async (scope) => {
      const browserHash = hashToken(thief.browserToken);
      expect(await sendPasswordReset(scope, { loginId: person.loginId, browserHash })).toBe("sent");
      return startBeside(scope, setPassword);
    });
    expect(await beside).toMatchObject({ kind: "done" });
    const mails = await readOutbox(insurer.id, thief.presentEmail());
    const link = mails.flatMap(({ text }) => text.match(/reset-password\?token=([\w-]+)/)?.[1] ?? []).at(-1) ?? "";
    expect(link).not.toBe("");
    expect(await inInsurer(context, (scope) => isResetLinkAlive(scope, link))).toBe(false);
  });
});
