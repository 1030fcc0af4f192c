import { beforeAll, expect, test } from "vitest";
import { memberWithPasskey } from "#lib/credentials/passkey/passkey.fixture.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { rotateSession } from "#lib/sessions/rotate-session.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { logInWithPasskey } from "./verbs/log-in-with-passkey.ts";
import { logInWithPassword } from "./verbs/log-in-with-password.ts";

const BROWSER = { isRemembered: false, returnTo: null, replacedToken: undefined };
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** The open browser of a member who has gone. */
async function openBrowser() {
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const { id: sessionId } = await openSession(makeContext(insurer), { memberId: member.id });
  return { sessionId, memberId: member.id };
}

test("another member's user ID and password renew nobody's session (spec §14 cases 4, 14)", async () => {
  const renewed = await openBrowser();
  const { loginId, password } = await makeMember(insurer, { upTo: "totp" });
  const typed = { loginId, password, browserHash: null, ...BROWSER };
  expect(await logInWithPassword(makeContext(insurer), { ...typed, renewed })).toEqual({ ok: false, code: "refused" });
  expect(await logInWithPassword(makeContext(insurer), typed)).toMatchObject({ ok: true });
});

test("nor does another member's passkey", async () => {
  const renewed = await openBrowser();
  const other = await memberWithPasskey(insurer);
  const { owner, authenticator } = other;
  const enter = async (input: { renewed?: typeof renewed }) => {
    const response = authenticator.authenticate(await other.requestOptions());
    return inInsurer(makeContext(insurer), (scope) =>
      logInWithPasskey(scope, { owner, response, ...BROWSER, ...input }),
    );
  };
  expect(await enter({ renewed })).toEqual({ ok: false, code: "unknown-credential" });
  expect(await enter({})).toMatchObject({ ok: true });
});

test("nor does a finished login of another member", async () => {
  const mine = await openBrowser();
  const other = await openBrowser();
  const rotate = (memberId: string) =>
    inInsurer(makeContext(insurer), (scope) => rotateSession(scope, { sessionId: mine.sessionId, memberId }));
  expect(await rotate(other.memberId)).toBeNull();
  expect(await rotate(mine.memberId)).not.toBeNull();
});
