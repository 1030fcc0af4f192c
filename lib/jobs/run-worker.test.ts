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
import { freePort } from "#scripts/support/embedded-postgres.ts";
import { type RunningWorker, runWorker } from "./run-worker.ts";
import { holdClaims } from "./worker-claims.ts";

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

// At a port that nobody else is given while it is down.
beforeEach(async () => {
  server = await startSmtpReceiver({}, await freePort());
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

/** Much longer than the queue's polling interval of two seconds. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 25_000, interval: 20 });

/** The mail waits after one try; after more, where the machine is slow. */
const triedInVain = (to: string) =>
  soon(async () => {
    const { status, tries } = await statusOf(to);
    expect({ status, wasTried: tries > 0 }).toEqual({ status: "queued", wasTried: true });
  });

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
  await triedInVain("patient@example.jp");

  server = await startSmtpReceiver({}, port);
  await soon(async () => {
    // Shortens the back-off.
    await prisma().$executeRaw`update graphile_worker._private_jobs set run_at = now() where locked_at is null`;
    expect(await statusOf("patient@example.jp")).toMatchObject({ status: "sent" });
  });
  expect(received()).toEqual(["patient@example.jp"]);
});

it("sends all that wait as soon as one shows that the server is back", async () => {
  const { port } = server;
  await server.stop();
  worker = await runWorker(localSmtpTransport(port));
  for (const name of ["first", "second"]) await queue(`${name}@example.jp`);
  for (const name of ["first", "second"]) await triedInVain(`${name}@example.jp`);
  await prisma().$executeRaw`
    update graphile_worker._private_jobs j set run_at = now() + interval '6 hours', attempts = 9
    where payload::jsonb->>'mailId' = (select id::text from "MailMessage" where "toEmail" = 'first@example.jp')`;

  server = await startSmtpReceiver({}, port);
  await soon(async () => {
    await prisma().$executeRaw`
      update graphile_worker._private_jobs set run_at = now() where locked_at is null and attempts < 9`;
    expect(received().toSorted()).toEqual(["first@example.jp", "second@example.jp"]);
  });
});

/** As if the jobs nobody has were taken by this worker, so long ago. */
const claim = (worker: string, seconds: number) =>
  prisma().$executeRaw`
    update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() - make_interval(secs => ${seconds})
    where locked_by is null`;

async function releaseStuckMail() {
  await prisma().$executeRaw`select graphile_worker.add_job('release-stuck-mail', job_key => 'now')`;
  await soon(async () => {
    const left = await prisma().$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = 'now'`;
    expect(left).toHaveLength(0);
  });
}

it("takes over the mails of a killed worker at once, of a lost machine after minutes, of a busy one never", async () => {
  const busy = new pg.Client({ connectionString: process.env.PORTAL_DATABASE_URL });
  await busy.connect();
  for (const [name, seconds] of Object.entries({ killed: 20, lost: 360, busy: 240 })) {
    await queue(`${name}@example.jp`);
    await claim(name, seconds);
    if (name !== "killed") await holdClaims(busy, name);
  }
  worker = await runWorker(localSmtpTransport(server.port));
  await releaseStuckMail();
  await soon(() => expect(received().toSorted()).toEqual(["killed@example.jp", "lost@example.jp"]));
  await busy.end();
  await releaseStuckMail();
  await soon(() => expect(received()).toContain("busy@example.jp"));
});

it("looks for the mails of a killed one ten seconds after its start", async () => {
  worker = await runWorker(localSmtpTransport(server.port));
  const [planned] = await prisma().$queryRaw<{ soon: boolean }[]>`
    select run_at between updated_at and updated_at + interval '10 seconds' as soon from graphile_worker.jobs
    where key = 'release-stuck-mail at start'`;
  expect(planned).toEqual({ soon: true });
});

it("keeps the mail it is sending while it lives", async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const send = vi.fn<MailTransport["send"]>(() => released.then(() => ({ ok: true })));
  worker = await runWorker({ send });
  await queue("slow@example.jp");
  await soon(() => expect(send).toHaveBeenCalledOnce());
  await prisma().$executeRaw`
    update graphile_worker._private_jobs set locked_at = now() - interval '20 seconds' where locked_by is not null`;
  await releaseStuckMail();
  release();
  await soon(async () => expect(await statusOf("slow@example.jp")).toMatchObject({ status: "sent" }));
  expect(send).toHaveBeenCalledOnce();
});

it("leaves a job that only another release's worker knows to that one", async () => {
  await prisma().$executeRaw`select graphile_worker.add_job('of-another-release', '{}')`;
  worker = await runWorker(localSmtpTransport(server.port));
  await queue("beside@example.jp");
  await soon(async () => expect(await statusOf("beside@example.jp")).toMatchObject({ status: "sent" }));
  const left = await prisma().$queryRaw`
    select attempts, last_error from graphile_worker.jobs where task_identifier = 'of-another-release'`;
  expect(left).toEqual([{ attempts: 0, last_error: null }]);
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
