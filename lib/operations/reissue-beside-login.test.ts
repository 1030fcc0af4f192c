import { beforeAll, describe, expect, test } from "vitest";
import { memberWithPasskey } from "#lib/credentials/passkey/passkey.fixture.ts";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { ok } from "#lib/kernel/result.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { redeemTicket } from "#lib/login-flow/redeem-ticket.ts";
import { startAttempt } from "#lib/login-flow/start-attempt.ts";
import { logInWithPasskey } from "#lib/login-flow/verbs/log-in-with-passkey.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { startBeside } from "#lib/testing/start-beside.ts";
import { mailTemporaryCredentials } from "./mail-temporary-credentials.ts";
import { reissueAccount } from "./reissue-account.ts";

const IN_A_NEW_BROWSER = { isRemembered: false, returnTo: null, replacedToken: undefined };

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp", "passkey", "email"] } });
});

/** A reissue that begins inside another transaction. */
const reissueBeside = (scope: Scope, memberId: string) =>
  startBeside(scope, () => asOperator(makeContext(insurer), (operator) => reissueAccount(operator, memberId)));

type Browser = Awaited<ReturnType<typeof memberWithPasskey>>;

/** 「パスキーでログイン」 up to its unredeemed ticket. */
async function openByPasskey(scope: Scope, { owner, authenticator, requestOptions }: Browser) {
  const response = authenticator.authenticate(await requestOptions());
  const started = await logInWithPasskey(scope, { owner, response, ...IN_A_NEW_BROWSER });
  if (!started.ok || started.value.progress.next !== "done") throw new Error("the passkey is enough");
  return { attemptToken: started.value.token, ticket: started.value.progress.ticket, browserToken: randomToken() };
}

const attemptOf = (token: string) => loadAttempt(makeContext(insurer), token);

describe("アカウント再発行 at the moment of a login", () => {
  test.each([
    ["the old password", "totp"],
    ["the lost temporary credentials", "temporary"],
  ] as const)("a login by %s at the same moment leaves no attempt", async (_, upTo) => {
    const context = makeContext(insurer);
    const typed = await makeMember(insurer, { upTo });
    const login = await checkLoginPassword(context, typed, async (scope, { memberId, credential }) => {
      const proof = { kind: "password", at: context.now.toISOString(), credential } as const;
      const token = await startAttempt(scope, { memberId, proof, ...IN_A_NEW_BROWSER });
      return ok({ token, ...(await reissueBeside(scope, memberId)) });
    });
    if (!login.ok) throw new Error(login.code);
    expect((await login.value.beside).ok).toBe(true);
    expect(await attemptOf(login.value.token)).toBeNull();
  });

  test("a user ID that is changed at the same moment is the one that a letter names", async () => {
    const { member } = await makeMember(insurer, { upTo: "totp" });
    const { beside } = await inInsurer(makeContext(insurer), async (scope) => {
      await scope.tx.member.update({ where: scope.key(member.id), data: { loginId: "changed-beside" } });
      return reissueBeside(scope, member.id);
    });
    expect(await beside).toMatchObject({ ok: true, value: { loginId: "changed-beside" } });
  });

  test("a login by a former passkey at the same moment leaves no attempt", async () => {
    const browser = await memberWithPasskey(insurer);
    const { attemptToken, beside } = await inInsurer(makeContext(insurer), async (scope) => {
      const opened = await openByPasskey(scope, browser);
      return { ...opened, ...(await reissueBeside(scope, browser.memberId)) };
    });
    expect((await beside).ok).toBe(true);
    expect(await attemptOf(attemptToken)).toBeNull();
  });

  test("a passkey login that opens its session while the reissue waits for another leaves no session", async () => {
    const context = makeContext(insurer);
    const browser = await memberWithPasskey(insurer);
    const { session, beside } = await inInsurer(context, async (scope) => {
      await scope.tx
        .$queryRaw`select 1 from "PasswordCredential" where "memberId" = ${browser.memberId}::uuid for share`;
      const reissue = await reissueBeside(scope, browser.memberId);
      const opened = await inInsurer(makeContext(insurer), (other) => openByPasskey(other, browser));
      return { ...reissue, session: await inInsurer(context, (other) => redeemTicket(other, opened)) };
    });
    expect((await beside).ok).toBe(true);
    expect(session.ok && (await loadSession({ insurer, now: context.now }, session.value.token))).toBeNull();
  });
});

test("temporary credentials by mail at the moment the first login ends: the first login has won", async () => {
  const context = makeContext(insurer);
  const { member } = await makeMember(insurer, { upTo: "temporary", email: "first@example.jp" });
  const { beside } = await inInsurer(context, async (scope) => {
    await scope.tx.member.update({ where: scope.key(member.id), data: { wizardCompletedAt: scope.now } });
    const mail = () => asOperator(context, (operator) => mailTemporaryCredentials(operator, member.id));
    return startBeside(scope, mail);
  });
  expect(await beside).toEqual({ ok: false, code: "first-login-finished" });
  expect(await readOutbox(insurer.id, "first@example.jp")).toEqual([]);
});
