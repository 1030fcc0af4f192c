import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Authenticator, TokenType } from "#lib/db/generated/enums.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { endFor } from "./end-for.ts";
import { ENDINGS, type Ending, type EndingEvent } from "./endings.ts";

const EVENTS = Object.keys(ENDINGS) as EndingEvent[];
const TOKENS = Object.keys({
  emailConfirmation: 0,
  emailUndo: 0,
  passwordReset: 0,
  lostFactorCode: 0,
  invitation: 0,
  cardsCode: 0,
} satisfies Record<TokenType, 0>) as TokenType[];
const GUARDS = Object.keys({
  temporary: 0,
  birthDate: 0,
  password: 0,
  passwordInKnownBrowser: 0,
  totp: 0,
  emailCode: 0,
  recoveryCode: 0,
} satisfies Record<Authenticator, 0>) as Authenticator[];
const [NEW_EMAIL, FORMER_EMAIL] = ["new@example.jp", "former@example.jp"];

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

/** A member with one of everything that can end, and two attempts and sessions. */
async function memberWithAllOpen() {
  const { member } = await makeMember(insurer, { upTo: "temporary" });
  const of = { insurerId: insurer.id, memberId: member.id };
  const [keptAttemptId, keptSessionId] = [randomUUID(), randomUUID()];
  await inInsurer(makeContext(insurer), async ({ tx, now }) => {
    const times = { createdAt: now, expiresAt: addSeconds(now, HOUR_SECONDS) };
    const row = () => ({ ...of, ...times, tokenHash: randomToken() });
    const session = () => ({ ...row(), proofs: [], lastSeenAt: now, idleSeconds: 1800 });
    await tx.loginAttempt.createMany({ data: [{ ...row(), id: keptAttemptId }, row()] });
    await tx.session.createMany({ data: [{ ...session(), id: keptSessionId }, session()] });
    await tx.oneTimeToken.createMany({ data: TOKENS.map((type) => ({ ...row(), type })) });
    const code = { ...of, ...times, ownerId: randomUUID(), purpose: "login", codeHash: "hash" } as const;
    await tx.emailCode.createMany({ data: [NEW_EMAIL, FORMER_EMAIL].map((email) => ({ ...code, email })) });
    const { expiresAt } = times;
    await tx.emailChange.create({ data: { ...of, newEmail: NEW_EMAIL, requestedAt: now, expiresAt } });
    await tx.totpEnrolment.create({ data: { ...of, ...times, ownerId: randomUUID(), secretEncrypted: "sealed" } });
    await tx.knownBrowser.create({ data: { ...of, tokenHash: randomToken(), lastSeenAt: now } });
    await tx.authenticatorGuard.createMany({
      data: GUARDS.map((authenticator) => ({ ...of, authenticator, misses: 1 })),
    });
  });
  return { memberId: member.id, keptAttemptId, keptSessionId };
}

/** What is still open, and the reasons of what has ended. */
async function openOf({ tx }: Scope, memberId: string) {
  const where = { memberId };
  const ended = { where: { memberId, endedAt: { not: null } }, select: { endReason: true } } as const;
  const rows = [
    ...(await tx.loginAttempt.findMany(ended)),
    ...(await tx.session.findMany(ended)),
    ...(await tx.emailChange.findMany(ended)),
  ];
  return {
    reasons: [...new Set(rows.map(({ endReason }) => endReason))],
    attempts: (await tx.loginAttempt.findMany({ where: { ...where, endedAt: null } })).map(({ id }) => id),
    sessions: (await tx.session.findMany({ where: { ...where, endedAt: null } })).map(({ id }) => id),
    tokens: (await tx.oneTimeToken.findMany({ where: { ...where, usedAt: null } })).map(({ type }) => type).sort(),
    emailCodes: (await tx.emailCode.findMany({ where: { ...where, usedAt: null } })).map(({ email }) => email).sort(),
    emailChanges: await tx.emailChange.count({ where: { ...where, endedAt: null } }),
    enrolments: await tx.totpEnrolment.count({ where }),
    temporaryCredential: await tx.temporaryCredential.count({ where }),
    knownBrowsers: await tx.knownBrowser.count({ where }),
    guards: (await tx.authenticatorGuard.findMany({ where })).map(({ authenticator }) => authenticator).sort(),
  };
}

function expectedAfter(ending: Ending, kept: { keptAttemptId: string; keptSessionId: string }) {
  const endsARow = ending.attempts || ending.sessions || ending.emailChanges;
  const codesLeft = { all: [], "to-other-emails": [NEW_EMAIL], none: [FORMER_EMAIL, NEW_EMAIL] };
  return {
    reasons: endsARow ? [ending.reason] : [],
    attempts: ending.attempts ? [kept.keptAttemptId] : expect.arrayContaining([kept.keptAttemptId, expect.any(String)]),
    sessions: ending.sessions ? [kept.keptSessionId] : expect.arrayContaining([kept.keptSessionId, expect.any(String)]),
    tokens: TOKENS.filter((type) => !ending.tokens.includes(type)).sort(),
    emailCodes: codesLeft[ending.emailCodes],
    emailChanges: ending.emailChanges ? 0 : 1,
    enrolments: ending.enrolments ? 0 : 1,
    temporaryCredential: ending.temporaryCredential ? 0 : 1,
    knownBrowsers: ending.knownBrowsers ? 0 : 1,
    guards: GUARDS.filter((authenticator) => !ending.guards.includes(authenticator)).sort(),
  };
}

describe("what ends when, each cell of the table", () => {
  test.each(EVENTS)("%s", async (event) => {
    const member = await memberWithAllOpen();
    const neighbour = await memberWithAllOpen();
    const { memberId, ...kept } = member;
    await inInsurer(makeContext(insurer), (scope) =>
      endFor(scope, event, { memberIds: [memberId], keptEmail: NEW_EMAIL, ...kept }),
    );
    const [left, untouched] = await inInsurer(makeContext(insurer), async (scope) => [
      await openOf(scope, memberId),
      await openOf(scope, neighbour.memberId),
    ]);
    expect(left).toEqual(expectedAfter(ENDINGS[event], kept));
    expect(untouched.attempts).toHaveLength(2);
    expect(untouched).toMatchObject({ reasons: [], emailChanges: 1, enrolments: 1, knownBrowsers: 1 });
    expect([untouched.sessions.length, untouched.tokens, untouched.guards]).toEqual([
      2,
      [...TOKENS].sort(),
      [...GUARDS].sort(),
    ]);
  });

  test("where nothing is kept, every attempt and session ends", async () => {
    const { memberId } = await memberWithAllOpen();
    const counts = await inInsurer(makeContext(insurer), (scope) =>
      endFor(scope, "member-disabled", { memberIds: [memberId] }),
    );
    expect(counts).toEqual({ sessions: 2, emailChanges: 1 });
    const left = await inInsurer(makeContext(insurer), (scope) => openOf(scope, memberId));
    expect([left.attempts, left.sessions]).toEqual([[], []]);
  });
});
