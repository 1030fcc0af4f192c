import "server-only";
import { SpanStatusCode, trace } from "@opentelemetry/api";
import type { Task, TaskList } from "graphile-worker";
import { prisma } from "#lib/db/client.ts";
import { gauge, jobSeconds, jobs, startTimer } from "#lib/kernel/metrics.ts";

const tracer = trace.getTracer("portal");

function measured(task: string, work: Task): Task {
  return (payload, helpers) =>
    tracer.startActiveSpan(`job ${task}`, { attributes: { "portal.task": task } }, async (span) => {
      const seconds = startTimer();
      try {
        await work(payload, helpers);
        jobs.inc({ task, result: "done" });
      } catch (error) {
        jobs.inc({ task, result: "failed" });
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        jobSeconds.observe({ task }, seconds());
        span.end();
      }
    });
}

/** The same tasks, each job counted, timed and traced. */
export function measureJobs(tasks: TaskList): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).flatMap(([name, work]) => (work ? [[name, measured(name, work as Task)]] : [])),
  );
}

type Waiting = { task: string; count: number; seconds: number };

/** Also shown while none of them waits. */
const ALWAYS_SHOWN = ["send-mail", "clerk-job"];

function readQueue(): Promise<Waiting[]> {
  return prisma().$queryRaw<Waiting[]>`
    select task_identifier as "task", count(*)::int as "count",
      extract(epoch from clock_timestamp() - min(created_at))::float8 as "seconds"
    from graphile_worker.jobs where attempts < max_attempts group by 1`;
}

function queueGauge(name: string, help: string, figureOf: (waiting: Waiting) => number): void {
  gauge(name, help, {
    labelNames: ["task"],
    read: async (shown) => {
      const rows = await readQueue();
      shown.reset();
      for (const task of ALWAYS_SHOWN) shown.set({ task }, 0);
      for (const row of rows) shown.set({ task: row.task }, figureOf(row));
    },
  });
}

/** What waits in the queue, and how long the oldest of each task has: mails wait here while their server is down. */
export function measureQueue(): void {
  queueGauge("portal_queue_jobs", "Jobs that have not ended, by task.", ({ count }) => count);
  queueGauge(
    "portal_queue_oldest_seconds",
    "Age of the oldest job that has not ended, by task.",
    ({ seconds }) => seconds,
  );
}
