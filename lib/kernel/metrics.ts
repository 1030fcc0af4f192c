import { performance } from "node:perf_hooks";
import { Counter, Gauge, Histogram, register } from "prom-client";

/**
 * What server and worker count, for /metrics on their private ports. Labels are words of the product, of which there are
 * few: no id, no address, nothing that somebody typed.
 */

/** Of the process: the build has this module more than once, and all copies count together. */
function once<Metric>(name: string, make: () => Metric): Metric {
  return (register.getSingleMetric(name) as Metric | undefined) ?? make();
}

function counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
  return once(name, () => new Counter({ name, help, labelNames }));
}

function histogram<Label extends string>(
  name: string,
  help: string,
  { labelNames, buckets }: { labelNames: readonly Label[]; buckets: number[] },
): Histogram<Label> {
  return once(name, () => new Histogram({ name, help, labelNames, buckets }));
}

/** A figure that is looked up when somebody asks. */
export function gauge<Label extends string>(
  name: string,
  help: string,
  { labelNames, read }: { labelNames: readonly Label[]; read: (gauge: Gauge<Label>) => void | Promise<void> },
): Gauge<Label> {
  const collect = function collect(this: Gauge<Label>) {
    return read(this);
  };
  return once(name, () => new Gauge({ name, help, labelNames, collect }));
}

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.05, 0.1, 0.5, 1, 5, 30, 120, 600];

export const requests = counter("portal_requests_total", "Requests, by route and what was answered.", [
  "route",
  "method",
  "status",
]);
export const requestSeconds = histogram("portal_request_seconds", "From a request's head to the end of its answer.", {
  labelNames: ["route"],
  buckets: REQUEST_SECONDS,
});
export const stepsReached = counter(
  "portal_steps_reached_total",
  "Steps of the login that became due; done: sessions.",
  ["insurer", "step"],
);
export const stepsFailed = counter("portal_steps_failed_total", "Forms of a step that were refused, by the code.", [
  "insurer",
  "step",
  "code",
]);
export const waits = counter("portal_waits_total", "Tries refused unseen, after too many misses.", [
  "insurer",
  "authenticator",
]);
export const busyRefusals = counter("portal_busy_refusals_total", "Posts refused because too many waited.", []);
export const jobs = counter("portal_jobs_total", "Jobs of the worker that ended.", ["task", "result"]);
export const jobSeconds = histogram("portal_job_seconds", "How long jobs took.", {
  labelNames: ["task"],
  buckets: JOB_SECONDS,
});
export const mails = counter(
  "portal_mails_total",
  "Tries to send a mail: sent, unavailable or deferred (again later), refused.",
  ["outcome"],
);

/** @returns the seconds since this call, whenever asked */
export function startTimer(): () => number {
  const startedAt = performance.now();
  return () => (performance.now() - startedAt) / 1000;
}
