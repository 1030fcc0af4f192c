import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { type Draft, loadSession } from "#lib/sessions/load-session.ts";
import type { Proof } from "#lib/sessions/proofs.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { takeChange } from "./take-change.ts";
import { changePassword } from "./verbs/change-password.ts";

const NEW_PASSWORD = "Umi-to-Yama-2931";
const NO_DRAFT: Draft = { path: "/settings/sign-in/password", values: {}, isWhole: false };

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

async function signedIn(proofs?: (now: Date) => Proof[]) {
  const context = makeContext(insurer);
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const session = await openSession(context, { memberId: member.id, proofs: proofs?.(context.now) });
  const change = (
    overrides: Partial<{ token: string; memberId: string | null; draft: Draft; signsOutEverywhere: boolean }> = {},
    at = context.now,
  ) =>
    takeChange(
      { ...context, now: at },
      { token: session.token, memberId: member.id, draft: NO_DRAFT, signsOutEverywhere: false, ...overrides },
      (scope, recent) => changePassword(scope, recent, { password: NEW_PASSWORD }),
    );
  const passwordOf = () =>
    inTransaction(insurer.id, (tx) => tx.passwordCredential.findFirst({ where: { memberId: member.id } }));
  return { context, member, session, change, passwordOf };
}

describe("a change in the settings", () => {
  it("is made within five minutes of the authentication, and not a moment later", async () => {
    const { context, change, passwordOf } = await signedIn();
    const before = await passwordOf();
    expect(await change({}, addSeconds(context.now, 300))).toEqual({ kind: "not-recent" });
    expect(await passwordOf()).toEqual(before);
    expect(await change({}, addSeconds(context.now, 299))).toMatchObject({ kind: "done" });
    expect(await passwordOf()).not.toEqual(before);
  });

  it.each([
    ["a password alone", (now: Date) => proofsAt(now, "password")],
    ["a code alone", (now: Date) => proofsAt(now, "totp")],
    ["a mail code alone", (now: Date) => proofsAt(now, "emailCode")],
    [
      "a fresh mail code with an old password",
      (now: Date) => [...proofsAt(addSeconds(now, -600), "password"), ...proofsAt(now, "emailCode")],
    ],
    [
      "a fresh password with an old code",
      (now: Date) => [...proofsAt(now, "password"), ...proofsAt(addSeconds(now, -600), "totp")],
    ],
    [
      "a temporary password and a code",
      (now: Date) => [
        { kind: "password", credential: "temporary", at: now.toISOString() } as const,
        ...proofsAt(now, "totp"),
      ],
    ],
  ])("is refused on %s", async (_, proofs) => {
    const { change, passwordOf } = await signedIn(proofs);
    const before = await passwordOf();
    expect(await change()).toEqual({ kind: "not-recent" });
    expect(await passwordOf()).toEqual(before);
  });

  it.each([
    ["a passkey alone", (now: Date) => proofsAt(now, "passkey")],
    ["a password and a mail code", (now: Date) => proofsAt(now, "password", "emailCode")],
  ])("is made on %s", async (_, proofs) => {
    const { change } = await signedIn(proofs);
    expect(await change()).toMatchObject({ kind: "done" });
  });

  it("keeps what was typed while authentication is due, and forgets it afterwards", async () => {
    const { context, session, change } = await signedIn((now) => proofsAt(addSeconds(now, -600), "password", "totp"));
    const draft: Draft = { path: "/settings/profile", values: { loginId: "hanako-2026" }, isWhole: false };
    expect(await change({ draft })).toEqual({ kind: "not-recent" });
    expect((await loadSession({ insurer, now: context.now }, session.token))?.session.draft).toEqual(draft);
  });

  it("is refused for a form that was made for another member (shared PC)", async () => {
    const { change } = await signedIn();
    const other = await makeMember(insurer, { upTo: "totp" });
    expect(await change({ memberId: other.member.id })).toEqual({ kind: "other-member" });
    expect(await change({ memberId: null })).toEqual({ kind: "other-member" });
  });

  it("is refused without a live session", async () => {
    const { change, session, context } = await signedIn();
    expect(await change({ token: randomToken() })).toEqual({ kind: "no-session" });
    await inTransaction(insurer.id, (tx) =>
      tx.session.updateMany({ where: { tokenHash: hashToken(session.token) }, data: { endedAt: context.now } }),
    );
    expect(await change()).toEqual({ kind: "no-session" });
  });

  it("with 「全てのデバイスからサインアウトする」 ends every other session at once, and renews this one's token", async () => {
    const { context, member, session, change } = await signedIn();
    const phone = await openSession(context, { memberId: member.id });
    const done = await change({ signsOutEverywhere: true });
    const isLive = async (token: string) => (await loadSession({ insurer, now: context.now }, token)) !== null;
    expect(await isLive(phone.token)).toBe(false);
    expect(await isLive(session.token)).toBe(false);
    expect(done.kind === "done" && done.newToken && (await isLive(done.newToken))).toBe(true);
  });

  it("without it leaves the others and the token as they are", async () => {
    const { context, member, session, change } = await signedIn();
    const phone = await openSession(context, { memberId: member.id });
    expect(await change()).toMatchObject({ kind: "done", newToken: null });
    expect(await loadSession({ insurer, now: context.now }, phone.token)).not.toBeNull();
    expect(await loadSession({ insurer, now: context.now }, session.token)).not.toBeNull();
  });
});
