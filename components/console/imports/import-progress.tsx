import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import type { ImportView } from "#lib/console/imports/read-imports.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { jobsText } from "#lib/messages/ja/console/jobs.ts";
import { JobStatus } from "../jobs/job-status.tsx";

/** How far the import's job is, on the import's own page. */
export function ImportProgress({ found: { job } }: { found: ImportView }) {
  if (!job) return <Callout kind="warning">{importsText.unknown}</Callout>;
  return (
    <Card className="space-y-6">
      <JobStatus job={{ ...job, result: null }} />
      <LinkList links={[{ href: `/jobs/${job.id}`, label: jobsText.title }]} />
    </Card>
  );
}
