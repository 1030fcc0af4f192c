import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Prisma } from "#lib/db/generated/client.ts";
import { type InsurerTransaction, inTransaction } from "#lib/db/in-transaction.ts";
import { env } from "#lib/kernel/env.ts";
import { log } from "#lib/kernel/log.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { inertText } from "./inert-text.ts";
import { openMailBody } from "./mail-body.ts";
import { senderDomain } from "./sender-domain.ts";
import type { MailTransport, OutgoingMail } from "./transport.ts";

export type MailJob = { insurerId: string; mailId: string };

export type DeliveryFailure = "not-found" | "settled" | "expired" | "refused" | "deferred" | "unavailable";

type Delivery = { transport: MailTransport; now: Date; isLastTry?: boolean };

async function note({ insurerId, mailId }: MailJob, data: Prisma.MailMessageUpdateInput) {
  await inTransaction(insurerId, (tx) =>
    tx.mailMessage.update({ where: { insurerId_id: { insurerId, id: mailId } }, data }),
  );
}

/** Seconds between tries: a database that fails over is back within half a minute (docs/operations.md, Faults). */
const NOTE_AGAIN_AFTER = [0.5, 1, 2, 4, 8, 16];

/** The mail is out: while nobody could note that, it would be sent again. */
async function noteSent(job: MailJob, sentAt: Date): Promise<void> {
  const data = { status: "sent", sentAt, bodyEncrypted: null, tries: { increment: 1 } } as const;
  for (const seconds of NOTE_AGAIN_AFTER) {
    try {
      return await note(job, data);
    } catch (error) {
      log.warn({ err: error, ...job }, "sent mail not noted yet");
      await sleep(seconds * 1000);
    }
  }
  await note(job, data);
}

async function load(tx: InsurerTransaction, { insurerId, mailId }: MailJob) {
  const row = await tx.mailMessage.findUnique({ where: { insurerId_id: { insurerId, id: mailId } } });
  return row && { row, insurer: await tx.insurer.findUniqueOrThrow({ where: { id: insurerId } }) };
}

/**
 * Sends one mail of the outbox, once. No transaction is open while it talks to the mail server. After a crash between
 * the server's reply and our update the mail is sent again: at least once (spec §14 case 21).
 * @returns `settled` when the mail was sent or given up; `unavailable` and `deferred` are to be tried again, unless
 *   `isLastTry` gave up
 */
export async function deliverMail(
  job: MailJob,
  { transport, now, isLastTry = false }: Delivery,
): Promise<Result<undefined, DeliveryFailure>> {
  const found = await inTransaction(job.insurerId, (tx) => load(tx, job));
  if (!found) return fail("not-found");
  const { row, insurer } = found;
  if (row.status !== "queued" || row.bodyEncrypted === null) return fail("settled");
  if (row.expiresAt && row.expiresAt <= now) {
    await note(job, { status: "failed", lastError: "expired", bodyEncrypted: null });
    return fail("expired");
  }

  const mail: OutgoingMail = {
    messageId: `<${row.id}@${senderDomain()}>`,
    from: { name: inertText(insurer.name), address: env().MAIL_FROM },
    to: row.toEmail,
    ...openMailBody(row.bodyEncrypted, row),
  };
  const sent = await transport.send(mail);
  if (sent.ok) {
    await noteSent(job, now);
    return ok();
  }
  const isFinal = sent.code === "refused" || isLastTry;
  // What expires is a code, a link or a password: it is forgotten. A clerk may send the others again.
  const forgotten = row.expiresAt ? { bodyEncrypted: null } : {};
  await note(job, {
    lastError: sent.reason,
    tries: { increment: 1 },
    ...(isFinal && { status: "failed", ...forgotten }),
  });
  return fail(sent.code);
}
