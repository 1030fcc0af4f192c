import "server-only";
import type { Task } from "graphile-worker";
import { z } from "zod";
import { currentTime } from "#lib/kernel/clock.ts";
import { log } from "#lib/kernel/log.ts";
import { mails } from "#lib/kernel/metrics.ts";
import { deliverMail } from "#lib/mail/deliver-mail.ts";
import type { MailTransport } from "#lib/mail/transport.ts";

const payloadSchema = z.object({ insurerId: z.uuid(), mailId: z.uuid() });

/** The task of portal_enqueue_mail(). Throws while the mail server is down: 20 retries over about three days. */
export function sendMailTask(transport: MailTransport): Task<"send-mail"> {
  return async (payload, { job }) => {
    const mail = payloadSchema.parse(payload);
    const isLastTry = job.attempts >= job.max_attempts;
    const delivered = await deliverMail(mail, { transport, now: currentTime(), isLastTry });
    mails.inc({ outcome: delivered.ok ? "sent" : delivered.code });
    log.info({ ...mail, attempt: job.attempts, outcome: delivered.ok ? "sent" : delivered.code }, "mail");
    if (!delivered.ok && delivered.code === "unavailable") throw new Error("mail server unavailable");
  };
}
