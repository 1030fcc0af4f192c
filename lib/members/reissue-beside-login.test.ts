import { beforeAll, describe, expect, test, vi } from "vitest";
import { memberWithPasskey } from "#lib/credentials/passkey/passkey.fixture.ts";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import { type InsurerTransaction, inInsurer } from "#lib/db/in-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { ok } from "#lib/kernel/result.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { redeemTicket } from "#lib/login-flow/redeem-ticket.ts";
import { startAttempt } from "#lib/login-flow/start-attempt.ts";
import { logInWithPasskey } from "#lib/login-flow/verbs/log-in-with-passkey.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { asOps } from "#lib/testing/ops-transaction.ts";
import { reissueAccount } from "./reissue-account.ts";

const IN_A_NEW_BROWSER = { isRemembered: false, returnTo: null, replacedToken: undefined };

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp", "passkey", "email"] } });
});

/** The clerk's act in the middle of `tx`, up to where it waits for it; its result comes after the commit. */
async function reissueBeside(tx: InsurerTransaction, memberId: string) {
  const reissued = asOps(insurer.id, (other) => reissueAccount(other, makeContext(insurer), memberId));
  await vi.waitFor(async () => {
    const waiting = await tx.$queryRaw<unknown[]>`
      select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`;
    expect(waiting).toHaveLength(1);
  });
  return { reissued };
}

type Browser = Awaited<ReturnType<typeof memberWithPasskey>>;

/** 「パスキーでログイン」 in `tx`: nothing but the ticket is left to redeem. */
async function openByPasskey(tx: InsurerTransaction, { owner, authenticator, requestOptions }: Browser) {
  const response = authenticator.authenticate(await requestOptions());
  const started = await logInWithPasskey(tx, makeContext(insurer), { owner, response, ...IN_A_NEW_BROWSER });
  if (!started.ok || started.value.progress.next !== "done") throw new Error("the passkey is enough");
  return { attemptToken: started.value.token, ticket: started.value.progress.ticket, deviceToken: randomToken() };
}

const attemptOf = (token: string) => loadAttempt(insurer, token, makeContext(insurer).now);

describe("アカウント再発行 at the moment of a login", () => {
  test.each([
    ["the old password", "totp"],
    ["the lost letter", "temporary"],
  ] as const)("a login by %s at the same moment leaves no attempt", async (_, upTo) => {
    const context = makeContext(insurer);
    const typed = await makeMember(insurer, { upTo });
    const login = await checkLoginPassword(context, typed, async (tx, { memberId, credential }) => {
      const proof = { kind: "password", at: context.now.toISOString(), credential } as const;
      const token = await startAttempt(tx, context, { memberId, proof, ...IN_A_NEW_BROWSER });
      return ok({ token, ...(await reissueBeside(tx, memberId)) });
    });
    if (!login.ok) throw new Error(login.code);
    expect((await login.value.reissued).ok).toBe(true);
    expect(await attemptOf(login.value.token)).toBeNull();
  });

  test("a login by a former passkey at the same moment leaves no attempt", async () => {
    const browser = await memberWithPasskey(insurer);
    const { attemptToken, reissued } = await inInsurer(insurer.id, async (tx) => {
      const opened = await openByPasskey(tx, browser);
      return { ...opened, ...(await reissueBeside(tx, browser.memberId)) };
    });
    expect((await reissued).ok).toBe(true);
    expect(await attemptOf(attemptToken)).toBeNull();
  });

  test("a passkey login that opens its session while the reissue waits for another leaves no session", async () => {
    const context = makeContext(insurer);
    const browser = await memberWithPasskey(insurer);
    const { session, reissued } = await inInsurer(insurer.id, async (tx) => {
      await tx.$queryRaw`select 1 from "PasswordCredential" where "memberId" = ${browser.memberId}::uuid for share`;
      const beside = await reissueBeside(tx, browser.memberId);
      const opened = await inInsurer(insurer.id, (other) => openByPasskey(other, browser));
      return { ...beside, session: await inInsurer(insurer.id, (other) => redeemTicket(other, context, opened)) };
    });
    expect((await reissued).ok).toBe(true);
    expect(session.ok && (await loadSession(insurer.host, session.value.token, context.now))).toBeNull();
  });
});
