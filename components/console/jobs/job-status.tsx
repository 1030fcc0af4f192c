import { Callout } from "#components/ui/callout.tsx";
import type { JobLine } from "#lib/console/jobs/jobs.ts";
import { jobsText as text } from "#lib/messages/ja/console/jobs.ts";
import { JobBar } from "./job-bar.tsx";

const REFRESH_SECONDS = 5;
const QUARTERS = [25, 50, 75].map(text.share);

type JobStatusProps = { job: Pick<JobLine, "id" | "kind" | "state" | "done" | "total" | "result" | "failure"> };

/** What has come of a job: its bar while it runs, then its result or why it failed. */
export function JobStatus({ job }: JobStatusProps) {
  const { id, kind, state, done, total, result, failure } = job;
  switch (state) {
    case "waiting":
    case "running": {
      const line = state === "waiting" ? text.waiting : text.rows(done, total);
      return (
        <div className="space-y-4">
          <JobBar
            href={`/jobs/${id}/state`}
            initial={{ isUnderWay: true, done, total, line }}
            label={text.progress}
            quarters={QUARTERS}
          />
          <p>{text.leave}</p>
          <noscript>
            <meta httpEquiv="refresh" content={String(REFRESH_SECONDS)} />
          </noscript>
        </div>
      );
    }
    case "done":
      return <Callout kind="success">{text.results[kind](result ?? {})}</Callout>;
    case "failed":
      return <Callout kind="error">{text.failures[failure ?? "unexpected"] ?? text.failures.unexpected}</Callout>;
    case "cancelled":
    case "stopped":
      return <Callout kind="warning">{text[state]}</Callout>;
  }
}
