import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { startSmtpReceiver } from "#lib/testing/smtp-receiver.ts";
import { freePort } from "#scripts/support/embedded-postgres.ts";
import { deliverMail } from "./deliver-mail.ts";
import { queueMail } from "./queue-mail.ts";
import { localSmtpTransport } from "./smtp-transport.ts";
import type { MailTransport } from "./transport.ts";

const NOW = new Date("2026-11-02T01:00:00Z");
const EXPIRES_AT = addSeconds(NOW, 600);

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer({ name: "あおぞら健康保険組合" });
});

async function queued(to: string): Promise<{ insurerId: string; mailId: string }> {
  await inInsurer(makeContext(insurer, { now: NOW }), (scope) =>
    queueMail(scope, {
      kind: "login-code",
      to,
      code: "042917",
      expiresAt: EXPIRES_AT,
      kana: "アオゾラ　タロウ",
    }),
  );
  const [mail] = await readOutbox(insurer.id, to);
  if (!mail) throw new Error("no mail");
  return { insurerId: insurer.id, mailId: mail.id };
}

const rowOf = ({ insurerId, mailId }: { insurerId: string; mailId: string }) =>
  inTransaction(insurerId, (tx) =>
    tx.mailMessage.findUniqueOrThrow({ where: { insurerId_id: { insurerId, id: mailId } } }),
  );

/** For mails that must not reach a transport. */
const untouched: MailTransport = {
  send: async () => {
    throw new Error("nothing may be sent");
  },
};

it("a mail is sent from the insurer, and what it said is forgotten", async () => {
  const server = await startSmtpReceiver();
  const job = await queued("taro@example.jp");
  const delivered = await deliverMail(job, { transport: localSmtpTransport(server.port), now: NOW });
  await server.stop();
  expect(delivered.ok).toBe(true);
  expect(await rowOf(job)).toMatchObject({ status: "sent", sentAt: NOW, bodyEncrypted: null, tries: 1 });
  const [mail] = server.received;
  expect(mail?.to).toEqual(["taro@example.jp"]);
  const from = `=?UTF-8?B?${Buffer.from("あおぞら健康保険組合").toString("base64")}?= <no-reply@portal.example>`;
  // A folded header line continues after a line break and a space (RFC 5322 §2.2.3).
  const unfolded = mail?.raw.replaceAll("\r\n ", " ");
  expect(unfolded).toContain(`From: ${from}`);
  expect(unfolded).toContain(`Message-ID: <${job.mailId}@portal.example>`);
});

it("while the mail server is down nothing is lost; it is sent when the server is back", async () => {
  const port = await freePort();
  const job = await queued("patient@example.jp");
  const transport = localSmtpTransport(port);
  expect(await deliverMail(job, { transport, now: NOW })).toEqual({ ok: false, code: "unavailable" });
  expect(await rowOf(job)).toMatchObject({ status: "queued", tries: 1, lastError: "ESOCKET ECONNREFUSED" });

  const server = await startSmtpReceiver({}, port);
  expect(await deliverMail(job, { transport, now: NOW })).toMatchObject({ ok: true });
  await server.stop();
  expect(server.received).toHaveLength(1);
  expect(await rowOf(job)).toMatchObject({ status: "sent", tries: 2 });
});

it("a server that breaks off in the middle is tried again", async () => {
  const cut = await startSmtpReceiver({
    onData: (stream, _session, callback) => {
      stream.resume();
      callback(Object.assign(new Error("disk full"), { responseCode: 452 }));
    },
  });
  const job = await queued("cut@example.jp");
  const delivered = await deliverMail(job, { transport: localSmtpTransport(cut.port), now: NOW });
  await cut.stop();
  expect(delivered).toEqual({ ok: false, code: "deferred" });
  expect(await rowOf(job)).toMatchObject({ status: "queued", tries: 1 });
});

it("a mail that was sent is not sent again", async () => {
  const server = await startSmtpReceiver();
  const job = await queued("once@example.jp");
  await deliverMail(job, { transport: localSmtpTransport(server.port), now: NOW });
  await server.stop();
  expect(await deliverMail(job, { transport: untouched, now: NOW })).toEqual({ ok: false, code: "settled" });
});

it("a code that has expired is not sent any more, and is forgotten", async () => {
  const job = await queued("late@example.jp");
  expect(await deliverMail(job, { transport: untouched, now: EXPIRES_AT })).toEqual({ ok: false, code: "expired" });
  expect(await rowOf(job)).toMatchObject({ status: "failed", lastError: "expired", bodyEncrypted: null, tries: 0 });
});

it("a mail of another insurer is not found, and stays as it was", async () => {
  const job = await queued("mine@example.jp");
  const other = await makeInsurer();
  const theirs = { insurerId: other.id, mailId: job.mailId };
  expect(await deliverMail(theirs, { transport: untouched, now: NOW })).toEqual({ ok: false, code: "not-found" });
  expect(await rowOf(job)).toMatchObject({ status: "queued", tries: 0 });
});

describe("a mail is given up", () => {
  it("when the server will never take it", async () => {
    const server = await startSmtpReceiver({
      onRcptTo: (_address, _session, callback) =>
        callback(Object.assign(new Error("no such user gone@example.jp"), { responseCode: 550 })),
    });
    const job = await queued("gone@example.jp");
    const delivered = await deliverMail(job, { transport: localSmtpTransport(server.port), now: NOW });
    await server.stop();
    expect(delivered).toEqual({ ok: false, code: "refused" });
    // The reason is a code, because the server's text may name the person.
    expect(await rowOf(job)).toMatchObject({ status: "failed", lastError: "EENVELOPE 550", bodyEncrypted: null });
  });

  it("when the last try has failed", async () => {
    const job = await queued("last@example.jp");
    const transport = localSmtpTransport(await freePort());
    await deliverMail(job, { transport, now: NOW, isLastTry: true });
    expect(await rowOf(job)).toMatchObject({ status: "failed", bodyEncrypted: null, tries: 1 });
  });
});

it("no database transaction is open while the mail server is spoken to", async () => {
  const job = await queued("free@example.jp");
  // Would wait for ever if delivery held the row's lock.
  const transport: MailTransport = {
    send: async () => {
      await inTransaction(
        insurer.id,
        (tx) => tx.$queryRaw`select 1 from "MailMessage" where "id" = ${job.mailId}::uuid for update nowait`,
      );
      return { ok: true };
    },
  };
  expect(await deliverMail(job, { transport, now: NOW })).toMatchObject({ ok: true });
});

it("a mail that is out is noted as sent although the database goes away just then", async () => {
  const job = await queued("owner@example.jp");
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  const transport: MailTransport = {
    send: async () => {
      await owner.query("begin");
      await owner.query(`select from "MailMessage" where "id" = $1 for update`, [job.mailId]);
      return { ok: true };
    },
  };
  const delivered = deliverMail(job, { transport, now: NOW });
  // Not pg_stat_activity, of which a transaction sees only those who were there when it first looked.
  const cut = () =>
    owner.query(
      "select pg_terminate_backend(pid) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))",
    );
  while ((await cut()).rowCount === 0) await sleep(20);
  await owner.query("rollback");
  await owner.end();
  expect(await delivered).toMatchObject({ ok: true });
  expect(await rowOf(job)).toMatchObject({ status: "sent", tries: 1, bodyEncrypted: null });
});
