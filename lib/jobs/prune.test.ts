import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { pruneImports } from "#lib/console/imports/prune-imports.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { statementsOf } from "#lib/testing/count-statements.ts";
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

it("more than goes into one transaction: all of it, in several", async () => {
  const many = 12_345;
  const [insurerId, expiresAt] = [insurer.id, daysAgo(30)];
  await inTransaction(
    insurerId,
    (tx) => tx.$executeRaw`
      insert into "WebauthnChallenge" ("insurerId", "id", "ceremony", "owner", "challenge", "expiresAt")
      select ${insurerId}::uuid, gen_random_uuid(), 'authentication', '-', gen_random_uuid()::text, ${expiresAt}
      from generate_series(1, ${many}::int)`,
  );
  const importId = randomUUID();
  await inTransaction(insurer.id, async (tx) => {
    const createdAt = daysAgo(60);
    const old = {
      clerkId: randomUUID(),
      state: "done" as const,
      fileName: "a.csv",
      headings: [],
      disablesAbsent: false,
    };
    await tx.memberImport.create({ data: { insurerId, id: importId, ...old, createdAt } });
    await tx.$executeRaw`
      insert into "MemberImportChange" ("insurerId", "importId", "memberId")
      select ${insurerId}::uuid, ${importId}::uuid, gen_random_uuid() from generate_series(1, ${many}::int)`;
  });
  const statements = await statementsOf(() => prune(NOW));
  const deletions = statements.filter((each) => /^delete from .*WebauthnChallenge/i.test(each));
  expect(deletions.length).toBeGreaterThanOrEqual(3);
  await inTransaction(insurer.id, async (tx) => {
    expect(await tx.webauthnChallenge.count({ where: { expiresAt } })).toBe(0);
    expect(await tx.memberImportChange.count()).toBe(0);
    expect(await tx.memberImport.count()).toBe(1);
  });
});

it("an upload that broke off stays until its last piece is gone: no piece is left without it", async () => {
  const owned = { insurerId: insurer.id, importId: randomUUID() };
  await inTransaction(insurer.id, async (tx) => {
    const upload = { fileName: "加入者.csv", clerkId: randomUUID(), disablesAbsent: false, createdAt: daysAgo(2) };
    await tx.memberImport.create({ data: { insurerId: owned.insurerId, id: owned.importId, ...upload } });
    const parts = [0, 1, 2].map((place) => ({ ...owned, part: "file", place, bytesEncrypted: Buffer.from("-") }));
    await tx.memberImportPart.createMany({ data: parts });
  });
  const pruned = () =>
    inTransaction(insurer.id, async (tx) => ({
      deleted: await pruneImports(tx, NOW, 2),
      parts: await tx.memberImportPart.count({ where: owned }),
      imports: await tx.memberImport.count({ where: { id: owned.importId } }),
    }));
  expect(await pruned()).toEqual({ deleted: 2, parts: 1, imports: 1 });
  expect(await pruned()).toEqual({ deleted: 1, parts: 0, imports: 0 });
});
