import "server-only";
import type { JobHelpers, Task } from "graphile-worker";
import { z } from "zod";
import { addSeconds, currentTime, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { log } from "#lib/kernel/log.ts";
import { mails } from "#lib/kernel/metrics.ts";
import { deliverMail } from "#lib/mail/deliver-mail.ts";
import type { MailTransport } from "#lib/mail/transport.ts";

const payloadSchema = z.object({ insurerId: z.uuid(), mailId: z.uuid() });

/** Why a job is to be run again: kept with it as its last error. */
const WAITS = { unavailable: "mail server unavailable", deferred: "mail put off by its server" };

/**
 * The queue waits longer after every failure, six hours at last. A mail that goes out shows that the server is there:
 * those that waited for it wait no longer. A mail that the server itself puts off keeps its pauses.
 */
async function wakeWaiting({ query }: JobHelpers): Promise<void> {
  await query(
    `select count(*) from graphile_worker.reschedule_jobs(run_at => now(), job_ids => array(
       select id from graphile_worker.jobs
       where task_identifier = 'send-mail' and attempts > 0 and attempts < max_attempts
         and locked_at is null and run_at > now() and last_error = $1))`,
    [WAITS.unavailable],
  );
}

/** The task of portal_enqueue_mail(). Throws while the mail server is down: 20 retries over about three days. */
export function sendMailTask(transport: MailTransport): Task<"send-mail"> {
  // Looking goes through the whole queue: once a minute.
  let nextLook = new Date(0);
  return async (payload, helpers) => {
    const { job } = helpers;
    const now = currentTime();
    const mail = payloadSchema.parse(payload);
    const isLastTry = job.attempts >= job.max_attempts;
    const delivered = await deliverMail(mail, { transport, now, isLastTry });
    const outcome = delivered.ok ? "sent" : delivered.code;
    mails.inc({ outcome });
    log.info({ ...mail, attempt: job.attempts, outcome }, "mail");
    if (delivered.ok && now >= nextLook) {
      nextLook = addSeconds(now, MINUTE_SECONDS);
      await wakeWaiting(helpers);
    }
    if (!delivered.ok && delivered.code in WAITS) throw new Error(WAITS[delivered.code as keyof typeof WAITS]);
  };
}
