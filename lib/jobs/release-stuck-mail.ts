import "server-only";
import type { Task } from "graphile-worker";

/**
 * A killed worker leaves its mail, recovery and logout jobs locked. graphile-worker would release them after four hours,
 * longer than a code is valid. No try lasts five minutes (lib/mail limits every reply of a server), so an older lock has
 * no owner.
 */
export const releaseStuckMailTask: Task<"release-stuck-mail"> = async (_payload, { query }) => {
  await query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker.jobs
       where task_identifier in ('send-mail', 'password-reset', 'login-id-reminder', 'send-service-logout')
         and locked_at < now() - interval '5 minutes'))`,
  );
};
