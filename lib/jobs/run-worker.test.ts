import pg from "pg";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { queueRecoveryRequest, type RecoveryQuestion } from "#lib/credentials/recovery-request/recovery-request.ts";
import { prisma } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { localSmtpTransport } from "#lib/mail/smtp-transport.ts";
import type { MailTransport } from "#lib/mail/transport.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { type SmtpReceiver, startSmtpReceiver } from "#lib/testing/smtp-receiver.ts";
import { prepareDatabase } from "#prisma/prepare.ts";
import { type RunningWorker, runWorker } from "./run-worker.ts";

// A worker takes every job, so it gets a database of its own. Set before the imports, which read it.
vi.hoisted(() => {
  const elsewhere = (url = "") => Object.assign(new URL(url), { pathname: "/worker_test" }).toString();
  process.env.TEST_SHARED_DATABASE_URL = process.env.TEST_OWNER_DATABASE_URL;
  process.env.TEST_OWNER_DATABASE_URL = elsewhere(process.env.TEST_OWNER_DATABASE_URL);
  process.env.TEST_OPS_DATABASE_URL = elsewhere(process.env.TEST_OPS_DATABASE_URL);
  process.env.PORTAL_DATABASE_URL = process.env.TEST_OPS_DATABASE_URL;
});

let insurer: Insurer;
let server: SmtpReceiver;
let worker: RunningWorker;

beforeAll(async () => {
  const client = new pg.Client({ connectionString: process.env.TEST_SHARED_DATABASE_URL });
  await client.connect();
  await client.query("create database worker_test");
  await client.end();
  await prepareDatabase(process.env.TEST_OWNER_DATABASE_URL ?? "", { app: "app", ops: "ops" });
  insurer = await makeInsurer();
});

beforeEach(async () => {
  server = await startSmtpReceiver();
});

afterEach(async () => {
  await worker.stop();
  await server.stop();
});

const queue = (to: string) =>
  inInsurer(makeContext(insurer, { now: new Date() }), (scope) => {
    const expiresAt = new Date(Date.now() + 600_000);
    return queueMail(scope, { kind: "login-code", to, code: "042917", expiresAt, kana: "アオゾラ　タロウ" });
  });

const statusOf = (to: string) =>
  inTransaction(insurer.id, (tx) => tx.mailMessage.findFirstOrThrow({ where: { toEmail: to } }));

const received = () => server.received.flatMap(({ to }) => to);

/** Longer than the queue's polling interval of two seconds. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

it("sends a mail as soon as its transaction has committed", async () => {
  worker = await runWorker(localSmtpTransport(server.port));
  await queue("taro@example.jp");
  await soon(async () => expect(await statusOf("taro@example.jp")).toMatchObject({ status: "sent" }));
  expect(received()).toEqual(["taro@example.jp"]);
});

it("keeps a mail while the server is down, and sends it at the next try", async () => {
  const { port } = server;
  await server.stop();
  worker = await runWorker(localSmtpTransport(port));
  await queue("patient@example.jp");
  await soon(async () => expect(await statusOf("patient@example.jp")).toMatchObject({ status: "queued", tries: 1 }));

  server = await startSmtpReceiver({}, port);
  await soon(async () => {
    // Shortens the back-off.
    await prisma().$executeRaw`update graphile_worker._private_jobs set run_at = now() where locked_at is null`;
    expect(await statusOf("patient@example.jp")).toMatchObject({ status: "sent" });
  });
  expect(received()).toEqual(["patient@example.jp"]);
});

it("takes over the mail of a worker that was killed, not of one that is busy", async () => {
  await queue("orphan@example.jp");
  await prisma().$executeRaw`
    update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now() - interval '6 minutes'`;
  await queue("busy@example.jp");
  await prisma().$executeRaw`
    update graphile_worker._private_jobs set locked_by = 'busy', locked_at = now() - interval '4 minutes'
    where locked_by is null`;
  worker = await runWorker(localSmtpTransport(server.port));
  await prisma().$executeRaw`select graphile_worker.add_job('release-stuck-mail')`;
  await soon(async () => expect(await statusOf("orphan@example.jp")).toMatchObject({ status: "sent" }));
  expect(received()).toEqual(["orphan@example.jp"]);
});

it("on a stop, it finishes the mail it is sending", async () => {
  const local = localSmtpTransport(server.port);
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const slow: MailTransport = {
    send: async (mail) => {
      begin();
      await released;
      return local.send(mail);
    },
  };
  worker = await runWorker(slow);
  await queue("last@example.jp");
  await begun;
  const stopped = worker.stop();
  release();
  await stopped;
  await worker.finished;
  expect(await statusOf("last@example.jp")).toMatchObject({ status: "sent" });
});

it("answers who forgot a password or a user ID by mail, and nobody else; nothing of the question is left", async () => {
  const { member, loginId } = await makeMember(insurer, { upTo: "totp" });
  const email = member.email ?? "";
  const ask = (question: RecoveryQuestion) =>
    inInsurer(makeContext(insurer, { now: new Date() }), (scope) => queueRecoveryRequest(scope, question));
  await ask({ task: "password-reset", loginId: "nobody-2026", browserHash: null });
  await ask({ task: "password-reset", loginId: loginId.toUpperCase(), browserHash: null });
  await ask({ task: "login-id-reminder", birthDate: "1979-08-23", email });
  await ask({ task: "login-id-reminder", birthDate: "1979-08-22", email });
  const [waiting] = await prisma().$queryRaw<{ payloads: string }[]>`
    select string_agg(payload::text, ' ') as payloads from graphile_worker._private_jobs`;
  for (const typed of [loginId, email, "1979-08-22"]) expect(waiting?.payloads).not.toContain(typed);

  worker = await runWorker(localSmtpTransport(server.port));
  await soon(() => expect(received()).toEqual([email, email]));
  await soon(async () => {
    const [left] = await prisma().$queryRaw<{ count: bigint }[]>`
      select count(*) from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier in ('password-reset', 'login-id-reminder')`;
    expect(left?.count).toBe(0n);
  });
});
