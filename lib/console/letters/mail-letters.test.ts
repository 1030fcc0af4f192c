import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { checkTemporaryPassword } from "#lib/members/temporary-credential/check-temporary-password.ts";
import { mailTemporaryCredentials } from "#lib/operations/mail-temporary-credentials.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { cancelJob, readJob } from "../jobs/jobs.ts";
import { runJob } from "../jobs/run-job.ts";
import { checkLetters, listSheets, readLetterOrder } from "./letter-orders.ts";
import type { LetterTarget } from "./letter-target.ts";
import { asClerkOf, memberWith } from "./letters.fixture.ts";
import { mailLetters } from "./mail-letters.ts";
import { mailWork } from "./mail-work.ts";
import { orderLetters } from "./order-letters.ts";
import { claimLetters } from "./write-letters.ts";

let insurer: Insurer;
let clerk: ReturnType<typeof asClerkOf>;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  clerk = asClerkOf(insurer, (await makeClerk(insurer)).clerkId, new Date());
});

const passwordOf = (memberId: string) =>
  inTransaction(insurer.id, (tx) =>
    tx.temporaryCredential.findUniqueOrThrow({ where: { insurerId_memberId: { insurerId: insurer.id, memberId } } }),
  );

const order = (target: LetterTarget) => clerk.order({ target, delivery: "mail" });
const listOf = (symbol: string): LetterTarget => ({
  by: "numbers",
  numbers: ["1", "2", "3"].map((number) => ({ symbol, number, branch: null })),
});
const withEmail = (row: Parameters<typeof memberWith>[1] = {}) =>
  memberWith(insurer, row, { email: `${randomUUID()}@example.jp` });
const household = (symbol: string) => Promise.all(["1", "2", "3"].map((number) => withEmail({ symbol, number })));

async function send(orderId: string): Promise<string> {
  const started = await clerk.act(mailLetters, orderId);
  if (!started.ok) throw new Error(started.code);
  await runJob({ insurer, jobId: started.value }, { "letters-mail": mailWork });
  return started.value;
}

test("user ID and password come in two mails, neither in a subject; the password opens, and lies nowhere in plain", async () => {
  const { member, loginId, password: former } = await withEmail();
  const orderId = await order({ by: "member", memberId: member.id });
  expect(await readOutbox(insurer.id, member.email ?? "")).toEqual([]);
  await send(orderId);
  const [first, second, ...rest] = await readOutbox(insurer.id, member.email ?? "");
  expect([first?.kind, second?.kind, rest]).toEqual(["temporary-login-id", "temporary-password", []]);
  const password = second?.text.match(/^[a-km-np-z2-9]{12}$/m)?.[0] ?? "";
  expect(first?.text).toContain(loginId);
  expect(first?.text).toContain(`https://${insurer.host}/login`);
  expect(first?.text).not.toContain(password);
  expect(second?.text).not.toContain(loginId);
  expect(second?.text).not.toContain("https://");
  expect(`${first?.subject}${second?.subject}`).not.toMatch(new RegExp(`${loginId}|${password}`));
  const stored = await passwordOf(member.id);
  expect(checkTemporaryPassword(stored, member, password)).toBe(true);
  expect(checkTemporaryPassword(stored, member, former)).toBe(false);
  const rows = await inTransaction(insurer.id, async (tx) => [
    await tx.letter.findMany(),
    await tx.clerkJob.findMany(),
    await tx.mailMessage.findMany(),
    await tx.auditEvent.findMany({ select: { detail: true } }),
  ]);
  expect(JSON.stringify(rows)).not.toContain(password);
});

test("whom a mail cannot reach comes last, keeps the former password, and gets a letter from there", async () => {
  const [first, second, third] = await household("reach");
  if (!first || !second || !third) throw new Error("no household");
  const where = { insurerId_id: { insurerId: insurer.id, id: first.member.id } };
  await inTransaction(insurer.id, (tx) => tx.member.update({ where, data: { email: null } }));
  const orderId = await order(listOf("reach"));
  expect(await clerk.act(checkLetters, orderId)).toMatchObject({ withoutEmail: 1 });
  const jobId = await send(orderId);
  expect(await clerk.act(readJob, jobId)).toMatchObject({ state: "done", result: { mailed: 2, unreachable: 1 } });
  const sheets = await clerk.act(listSheets, { orderId, from: 1, limit: 9 });
  expect(sheets.map(({ memberId, outcome }) => [memberId, outcome])).toEqual([
    [second.member.id, "mailed"],
    [third.member.id, "mailed"],
    [first.member.id, "unreachable"],
  ]);
  expect(checkTemporaryPassword(await passwordOf(first.member.id), first.member, first.password)).toBe(true);
  expect(await clerk.act(readLetterOrder, orderId)).toMatchObject({ state: "written", mailed: 2, unreachable: 1 });
  const onPaper = await clerk.order({ target: { by: "sheets", orderId, from: 3, to: 3 } });
  expect(await clerk.act(claimLetters, onPaper)).toMatchObject({ ok: true, value: { from: 1, until: 1 } });
});

test("an order by mail for nobody who has an e-mail address is refused", async () => {
  const { member } = await memberWith(insurer, {});
  const target = { by: "member", memberId: member.id } as const;
  const asked = { target, delivery: "mail", unit: "person", reissuesFinished: false } as const;
  expect(await clerk.act(orderLetters, asked)).toEqual({ ok: false, code: "nobody-by-mail" });
  expect(await inTransaction(insurer.id, (tx) => tx.letter.count({ where: { memberId: member.id } }))).toBe(0);
});

test("a mailbox does not open an account that has factors: nobody after the first login, also since the order", async () => {
  const done = await makeMember(insurer, { upTo: "totp" });
  const target = { by: "member", memberId: done.member.id } as const;
  const asked = { target, delivery: "mail", unit: "person" } as const;
  expect(await clerk.act(orderLetters, { ...asked, reissuesFinished: true })).toMatchObject({
    code: "finished-by-mail",
  });
  expect(await clerk.act(orderLetters, { ...asked, reissuesFinished: false })).toMatchObject({ code: "nobody" });
  const { member } = await withEmail();
  const orderId = await order({ by: "member", memberId: member.id });
  const where = { insurerId_id: { insurerId: insurer.id, id: member.id } };
  await inTransaction(insurer.id, (tx) => tx.member.update({ where, data: { wizardCompletedAt: new Date() } }));
  await send(orderId);
  expect(await clerk.act(readLetterOrder, orderId)).toMatchObject({ skipped: 1, mailed: 0 });
  expect(await readOutbox(insurer.id, member.email ?? "")).toEqual([]);
});

test("the operator's command has the same verb, and the same refusals", async () => {
  const mail = (memberId: string) =>
    inInsurer(makeContext(insurer), (scope) => mailTemporaryCredentials(scope, memberId));
  const [done, silent, some] = [
    await makeMember(insurer, { upTo: "totp" }),
    await memberWith(insurer, {}),
    await withEmail(),
  ];
  expect(await mail(done.member.id)).toMatchObject({ code: "first-login-finished" });
  expect(await mail(silent.member.id)).toMatchObject({ code: "no-email" });
  expect(await mail(some.member.id)).toMatchObject({ ok: true, value: { isMailed: true } });
  expect(await readOutbox(insurer.id, some.member.email ?? "")).toHaveLength(2);
});

test("a run that was stopped goes on with the rest: nobody gets two mails of one kind", async () => {
  const people = await household("again");
  const orderId = await order(listOf("again"));
  const started = await clerk.act(mailLetters, orderId);
  if (!started.ok) throw new Error(started.code);
  const jobId = started.value;
  const stopping: typeof mailWork = (run) =>
    mailWork({
      ...run,
      report: () => {
        throw new Error("stopped after the first");
      },
    });
  await runJob({ insurer, jobId }, { "letters-mail": stopping });
  expect(await clerk.act(readLetterOrder, orderId)).toMatchObject({ mailed: 1, waiting: 2, state: "writing" });
  expect(await clerk.act(mailLetters, orderId)).toMatchObject({ code: "being-written" });
  clerk.at.now = new Date(Date.now() + 120_000);
  expect(await clerk.act(readLetterOrder, orderId)).toMatchObject({ state: "partial" });
  await send(orderId);
  for (const { member } of people) expect(await readOutbox(insurer.id, member.email ?? "")).toHaveLength(2);
  expect(await clerk.act(cancelJob, jobId)).toMatchObject({ code: "not-now" });
});

test("an order by mail is not printed, one on paper not sent; both wait for a second clerk above the limit", async () => {
  const { member } = await withEmail();
  const target = { by: "member", memberId: member.id } as const;
  expect(await clerk.act(claimLetters, await order(target))).toEqual({ ok: false, code: "unknown" });
  expect(await clerk.act(mailLetters, await clerk.order({ target }))).toEqual({ ok: false, code: "unknown" });
  const orderId = await order(target);
  const where = { insurerId_id: { insurerId: insurer.id, id: orderId } };
  await inTransaction(insurer.id, (tx) => tx.letterOrder.update({ where, data: { approvedAt: null } }));
  expect(await clerk.act(mailLetters, orderId)).toEqual({ ok: false, code: "not-approved" });
});
