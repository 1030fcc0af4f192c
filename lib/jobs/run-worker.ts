import "server-only";
import { parseCronItems, run } from "graphile-worker";
import { currentTime, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { log } from "#lib/kernel/log.ts";
import type { MailTransport } from "#lib/mail/transport.ts";
import { anchorAudit } from "./anchor-audit.ts";
import { clerkJobTask } from "./clerk-job.ts";
import { closeAllRefusals } from "./close-refusals.ts";
import { countKeptFigures } from "./count-figures.ts";
import { disableDisqualified } from "./disable-disqualified.ts";
import { measureJobs } from "./measure-jobs.ts";
import { notifyLocked } from "./notify-locked.ts";
import { prune } from "./prune.ts";
import { recoveryTask } from "./recovery.ts";
import { reissueDocuments } from "./reissue-documents.ts";
import { releaseSoon, releaseStuckMailTask } from "./release-stuck-mail.ts";
import { sendMailTask } from "./send-mail.ts";
import { queueLapsedLogoutsTask, sendServiceLogoutTask } from "./send-service-logout.ts";
import { claimEvents } from "./worker-claims.ts";
import { workerLog } from "./worker-log.ts";

const CONCURRENCY = 4;
/** Of their own, so that codes are mailed while they run for minutes. */
const CLERK_JOBS = 2;

const CRON_ITEMS = parseCronItems([
  // 03:00 in Japan; a worker that was not running then catches up.
  { task: "prune", match: "0 18 * * *", options: { backfillPeriod: DAY_SECONDS * 1000, maxAttempts: 5 } },
  // 00:05 in Japan, when a 資格喪失日 begins.
  {
    task: "disable-disqualified",
    match: "5 15 * * *",
    options: { backfillPeriod: DAY_SECONDS * 1000, maxAttempts: 5 },
  },
  // 06:00 in Japan: whoever the day before's file has changed gets the mail in the morning.
  { task: "reissue-documents", match: "0 21 * * *", options: { backfillPeriod: DAY_SECONDS * 1000, maxAttempts: 5 } },
  { task: "anchor-audit", match: "*/5 * * * *", options: { maxAttempts: 1 } },
  { task: "close-refusals", match: "*/5 * * * *", options: { maxAttempts: 1 } },
  { task: "count-figures", match: "*/10 * * * *", options: { maxAttempts: 1 } },
  { task: "notify-locked", match: "*/5 * * * *", options: { maxAttempts: 1 } },
  { task: "release-stuck-mail", match: "* * * * *", options: { maxAttempts: 1 } },
  { task: "queue-lapsed-logouts", match: "*/5 * * * *", options: { maxAttempts: 1 } },
]);

async function anchorAuditTask() {
  for (const auditAnchor of await anchorAudit(currentTime())) log.info({ auditAnchor }, "audit chain");
}

async function pruneTask() {
  log.info(await prune(currentTime()), "pruned");
}

async function closeRefusalsTask() {
  await closeAllRefusals(currentTime());
}

async function notifyLockedTask() {
  const notified = await notifyLocked(currentTime());
  if (notified > 0) log.info({ notified }, "notified locked members");
}

async function countFiguresTask() {
  await countKeptFigures(currentTime());
}

async function disableDisqualifiedTask() {
  log.info({ disabled: await disableDisqualified(currentTime()) }, "disabled disqualified members");
}

async function reissueDocumentsTask() {
  log.info({ issued: await reissueDocuments(currentTime()) }, "reissued documents");
}

export type RunningWorker = {
  /** Takes no new job and waits for the running ones. May be called again. */
  stop: () => Promise<void>;
  /** Resolves when the worker has ended, rejects when it failed. */
  finished: Promise<void>;
};

/** Runs the queue's jobs as the role of PORTAL_DATABASE_URL (portal_ops), beside any number of other workers. */
export async function runWorker(transport: MailTransport): Promise<RunningWorker> {
  const options = { connectionString: env().PORTAL_DATABASE_URL, noHandleSignals: true, logger: workerLog };
  const clerkJobs = await run({
    ...options,
    concurrency: CLERK_JOBS,
    taskList: measureJobs({ "clerk-job": clerkJobTask }),
  });
  const runner = await run({
    ...options,
    events: claimEvents(),
    concurrency: CONCURRENCY,
    taskList: measureJobs({
      "send-mail": sendMailTask(transport),
      "password-reset": recoveryTask,
      "login-id-reminder": recoveryTask,
      "anchor-audit": anchorAuditTask,
      prune: pruneTask,
      "disable-disqualified": disableDisqualifiedTask,
      "reissue-documents": reissueDocumentsTask,
      "close-refusals": closeRefusalsTask,
      "count-figures": countFiguresTask,
      "notify-locked": notifyLockedTask,
      "release-stuck-mail": releaseStuckMailTask,
      "send-service-logout": sendServiceLogoutTask,
      "queue-lapsed-logouts": queueLapsedLogoutsTask,
    }),
    parsedCronItems: CRON_ITEMS,
  });
  await releaseSoon(runner);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= Promise.all([runner.stop(), clerkJobs.stop()]).then(() => transport.close?.());
    return stopped;
  };
  return { stop, finished: Promise.all([runner.promise, clerkJobs.promise]).then(() => {}) };
}
