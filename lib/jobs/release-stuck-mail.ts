import "server-only";
import type { Runner, Task } from "graphile-worker";
import { addSeconds, currentTime } from "#lib/kernel/clock.ts";
import { CLAIM_LOCK } from "./worker-claims.ts";

/** A worker holds its lock (worker-claims.ts) well before its first claim is so old. */
const YOUNG_SECONDS = 10;
/** No try lasts so long: lib/mail limits every reply of a server. */
const LONGEST_MINUTES = 5;

/**
 * A killed worker leaves its mail, recovery and logout jobs locked. graphile-worker would release them after four hours,
 * longer than a code is valid. A claim has no owner when nobody holds its worker's lock; after five minutes in any case,
 * as the database does not notice at once that a machine is gone.
 */
export const releaseStuckMailTask: Task<"release-stuck-mail"> = async (_payload, { query }) => {
  await query(
    `select graphile_worker.force_unlock_workers(array(
       select locked_by from (
         select locked_by, min(locked_at) as since from graphile_worker.jobs
         where task_identifier in ('send-mail', 'password-reset', 'login-id-reminder', 'send-service-logout')
           and locked_at < now() - make_interval(secs => $1)
         group by locked_by) as claims
       where since < now() - make_interval(mins => $2)
         or pg_try_advisory_xact_lock(hashtextextended($3 || locked_by, 0))))`,
    [YOUNG_SECONDS, LONGEST_MINUTES, CLAIM_LOCK],
  );
};

/** For a worker that starts in the place of a killed one: as soon as every claim of that one is old enough. */
export async function releaseSoon({ addJob }: Runner): Promise<void> {
  const runAt = addSeconds(currentTime(), YOUNG_SECONDS);
  await addJob("release-stuck-mail", {}, { runAt, maxAttempts: 1, jobKey: "release-stuck-mail at start" });
}
