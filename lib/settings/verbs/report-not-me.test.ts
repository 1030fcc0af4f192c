import { beforeAll, expect, test } from "vitest";
import type { TokenType } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { startAttempt } from "#lib/login-flow/start-attempt.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { takeChange } from "../take-change.ts";
import { reportNotMe } from "./report-not-me.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** A member at their own browser, and a stranger with a session, a login under way and an e-mail change. */
async function attacked(ageSeconds = 0) {
  const context = makeContext(insurer);
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const memberId = member.id;
  const proofs = proofsAt(addSeconds(context.now, -ageSeconds), "password", "totp");
  const own = await openSession(context, { memberId, proofs });
  const stranger = await openSession(context, { memberId });
  const owned = { insurerId: insurer.id, memberId, createdAt: context.now, expiresAt: addSeconds(context.now, 3600) };
  await inInsurer(context, async (scope) => {
    const proof = { kind: "password", credential: "own", at: context.now.toISOString() } as const;
    const attempt = { memberId, proof, isRemembered: false, returnTo: null, replacedToken: undefined };
    await startAttempt(scope, attempt);
    await scope.tx.emailChange.create({
      data: {
        insurerId: insurer.id,
        memberId,
        previousEmail: member.email,
        newEmail: "stranger@example.jp",
        requestedAt: context.now,
        expiresAt: owned.expiresAt,
      },
    });
    const types: TokenType[] = ["emailConfirmation", "emailUndo", "passwordReset", "lostFactorCode"];
    await scope.tx.oneTimeToken.createMany({
      data: types.map((type) => ({ ...owned, type, tokenHash: randomToken() })),
    });
    await scope.tx.knownBrowser.create({
      data: { insurerId: insurer.id, memberId, tokenHash: "-", lastSeenAt: context.now },
    });
  });
  const report = () =>
    takeChange(
      context,
      {
        token: own.token,
        memberId,
        draft: { path: "/settings/not-me", values: {}, isWhole: false },
        signsOutEverywhere: true,
      },
      reportNotMe,
    );
  const open = () =>
    inTransaction(insurer.id, async (tx) => ({
      sessions: await tx.session.count({ where: { memberId, endedAt: null } }),
      attempts: await tx.loginAttempt.count({ where: { memberId, endedAt: null } }),
      emailChanges: await tx.emailChange.count({ where: { memberId, endedAt: null } }),
      links: (await tx.oneTimeToken.findMany({ where: { memberId, usedAt: null } })).map(({ type }) => type).sort(),
      knownBrowsers: await tx.knownBrowser.count({ where: { memberId } }),
    }));
  return { context, memberId, stranger, report, open };
}

test("「心当たりがない」: the stranger is out, whatever they began is void, the undo link stays", async () => {
  const { context, stranger, report, open } = await attacked();
  const outcome = await report();
  expect(outcome).toMatchObject({ kind: "done" });
  expect(await open()).toEqual({ sessions: 1, attempts: 0, emailChanges: 0, links: ["emailUndo"], knownBrowsers: 0 });
  expect(await loadSession({ insurer, now: context.now }, stranger.token)).toBeNull();
  const kept = outcome.kind === "done" ? (outcome.newToken ?? "") : "";
  expect(await loadSession({ insurer, now: context.now }, kept)).not.toBeNull();
});

test("it is in the audit", async () => {
  const { memberId, report } = await attacked();
  await report();
  const where = { memberId, action: "member.not-me" };
  const events = await inTransaction(insurer.id, (tx) => tx.auditEvent.findMany({ where }));
  expect(events).toMatchObject([{ result: "success", detail: { withdrawnEmailChanges: 1 } }]);
});

test("a session whose authentication is not recent ends nothing: a stranger at an open screen throws nobody out", async () => {
  const { report, open } = await attacked(600);
  const before = await open();
  expect(await report()).toEqual({ kind: "not-recent" });
  expect(await open()).toEqual(before);
});
