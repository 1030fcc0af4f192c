import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { prune } from "./prune.ts";

// Before anything that other test files write: prune covers every insurer.
const NOW = new Date("2020-06-01T00:00:00Z");
const daysAgo = (days: number) => addSeconds(NOW, -days * DAY_SECONDS);

let insurer: Insurer;
let memberId: string;

beforeAll(async () => {
  insurer = await makeInsurer();
  memberId = (await makeMember(insurer, { upTo: "wizard" })).member.id;
});

/** One row of each kind that expired, ended or was sent `days` ago. */
function insertAged(days: number) {
  const insurerId = insurer.id;
  const [createdAt, expiresAt, endedAt] = [daysAgo(days), daysAgo(days), daysAgo(days)];
  const token = randomUUID();
  const owned = { insurerId, memberId, createdAt, expiresAt };
  return inTransaction(insurerId, async (tx) => {
    const { id: attemptId } = await tx.loginAttempt.create({ data: { ...owned, tokenHash: token } });
    await tx.emailCode.create({
      data: { ...owned, ownerId: attemptId, purpose: "login", email: "a@example.jp", codeHash: token },
    });
    await tx.oneTimeToken.create({ data: { ...owned, type: "emailConfirmation", tokenHash: token } });
    await tx.totpEnrolment.create({ data: { ...owned, ownerId: randomUUID(), secretEncrypted: "-" } });
    await tx.webauthnChallenge.create({
      data: { insurerId, ceremony: "authentication", owner: "-", challenge: token, expiresAt },
    });
    await tx.session.create({
      data: { ...owned, tokenHash: token, proofs: [], lastSeenAt: createdAt, idleSeconds: 1, endedAt },
    });
    const change = { newEmail: "b@example.jp", requestedAt: createdAt };
    await tx.emailChange.create({ data: { insurerId, memberId, ...change, expiresAt } });
    await tx.knownBrowser.create({ data: { insurerId, memberId, tokenHash: token, lastSeenAt: createdAt } });
    const mail = { insurerId, kind: "login-code", toEmail: "a@example.jp", createdAt };
    await tx.mailMessage.create({ data: { ...mail, status: "sent", sentAt: createdAt } });
    await tx.mailMessage.create({ data: { ...mail, status: "queued" } });
  });
}

const countRows = () =>
  inTransaction(insurer.id, async (tx) => ({
    loginAttempts: await tx.loginAttempt.count(),
    emailCodes: await tx.emailCode.count(),
    oneTimeTokens: await tx.oneTimeToken.count(),
    totpEnrolments: await tx.totpEnrolment.count(),
    webauthnChallenges: await tx.webauthnChallenge.count(),
    sessions: await tx.session.count(),
    emailChanges: await tx.emailChange.count(),
    knownBrowsers: await tx.knownBrowser.count(),
    sentMails: await tx.mailMessage.count({ where: { status: "sent" } }),
    queuedMails: await tx.mailMessage.count({ where: { status: "queued" } }),
    members: await tx.member.count(),
  }));

it("proofs go 7 days after they expired, sessions, changes of address and sent mails after 90, browsers after 400; what waits or lives stays", async () => {
  for (const days of [-1, 6, 8, 89, 91, 399, 401]) await insertAged(days);
  const counts = await prune(NOW);
  expect(await countRows()).toEqual({
    loginAttempts: 2,
    emailCodes: 2,
    oneTimeTokens: 2,
    totpEnrolments: 2,
    webauthnChallenges: 2,
    sessions: 4,
    emailChanges: 4,
    knownBrowsers: 6,
    sentMails: 4,
    queuedMails: 7,
    members: 1,
  });
  expect(counts).toMatchObject({ loginAttempts: 5, sessions: 3, emailChanges: 3, knownBrowsers: 1, mails: 3 });
});
