import "server-only";
import type { Task } from "graphile-worker";

/**
 * A worker that was killed leaves its mail locked, and the question that leads to one, by graphile-worker's own rule
 * for four hours: longer than any code in it is valid. No try lasts five minutes
 * (lib/mail bounds each word of a server), so a lock older than that has no owner.
 */
export const releaseStuckMailTask: Task<"release-stuck-mail"> = async (_payload, { query }) => {
  await query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker.jobs
       where task_identifier in ('send-mail', 'password-reset', 'login-id-reminder') and locked_at < now() - interval '5 minutes'))`,
  );
};
