import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { opsTransaction } from "#lib/testing/ops-transaction.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { openMailBody } from "./mail-body.ts";
import { type QueuedMail, queueMail } from "./queue-mail.ts";

const EXPIRES_AT = new Date("2026-11-02T01:10:00Z");

const loginCode = (to: string, code = "042917"): QueuedMail => ({
  kind: "login-code",
  to,
  code,
  expiresAt: EXPIRES_AT,
  kana: "アオゾラ　タロウ",
});

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** Ids of the mails that the worker would send. */
async function jobMailIds(): Promise<string[]> {
  const jobs = await opsTransaction(
    insurer.id,
    (tx) => tx.$queryRaw<{ mailId: string }[]>`
      select payload->>'mailId' as "mailId" from graphile_worker._private_jobs
      where payload->>'insurerId' = ${insurer.id}`,
  );
  return jobs.map(({ mailId }) => mailId);
}

const queue = (mail: QueuedMail) => inInsurer(makeContext(insurer), (scope) => queueMail(scope, mail));

it("a mail waits with its job once the transaction has committed", async () => {
  const memberId = randomUUID();
  await queue({ ...loginCode("taro@example.jp"), memberId });
  const [mail, ...others] = await readOutbox(insurer.id, "taro@example.jp");
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ kind: "login-code", text: expect.stringContaining("\n042917\n") });
  expect(await jobMailIds()).toContain(mail?.id);
  const row = await inTransaction(insurer.id, (tx) => tx.mailMessage.findFirst({ where: { memberId } }));
  expect(row).toMatchObject({ expiresAt: EXPIRES_AT, status: "queued", tries: 0 });
});

it("a mail of a transaction that was rolled back does not exist, nor does its job", async () => {
  const before = await jobMailIds();
  const rolledBack = inInsurer(makeContext(insurer), async (scope) => {
    await queueMail(scope, loginCode("rolled-back@example.jp"));
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect(await readOutbox(insurer.id, "rolled-back@example.jp")).toEqual([]);
  expect(await jobMailIds()).toEqual(before);
});

it("neither code nor name lies readable in the database or in the job", async () => {
  // Six digits are in a row's ids and moments now and then.
  await queue(loginCode("sealed@example.jp", "sealed-code"));
  const stored = await opsTransaction(
    insurer.id,
    (tx) => tx.$queryRaw`
      select mail::text, job::text from "MailMessage" mail
      join graphile_worker._private_jobs job on job.payload->>'mailId' = mail."id"::text
      where mail."toEmail" = 'sealed@example.jp'`,
  );
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toMatch(/sealed-code|アオゾラ/);
});

it("a body moved to another row does not open", async () => {
  await queue(loginCode("moved@example.jp"));
  const row = await inTransaction(insurer.id, (tx) =>
    tx.mailMessage.findFirstOrThrow({ where: { toEmail: "moved@example.jp" } }),
  );
  const sealed = row.bodyEncrypted ?? "";
  expect(openMailBody(sealed, row).text).toContain("042917");
  expect(() => openMailBody(sealed, { ...row, id: randomUUID() })).toThrow();
  expect(() => openMailBody(sealed, { ...row, insurerId: randomUUID() })).toThrow();
});

it.each([
  "a@example.jp\r\nBcc: b@example.com",
  "a@example.jp, b@example.com",
  "a@example.jp;b@example.com",
  "A <a@example.jp>",
  "group:a@example.jp",
  '"a b"@example.jp',
  "a@example.jp\u200b",
  "nobody",
])("%j is not one address and is never queued", async (to) => {
  await expect(queue(loginCode(to))).rejects.toThrow("not one mail address");
});
