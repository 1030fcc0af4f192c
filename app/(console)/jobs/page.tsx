import { JobTable } from "#components/console/jobs/job-table.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { listJobs } from "#lib/console/jobs/jobs.ts";
import { jobsText as text } from "#lib/messages/ja/console/jobs.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

/** What is kept is 90 days old at most (lib/jobs/prune.ts). */
const PAGE_LINES = 100;

/** 「処理の状況」: the clerk's own long jobs; 管理 sees all. */
export default async function JobsPage() {
  await requireClerk("/jobs");
  const jobs = await asClerk(listJobs, { limit: PAGE_LINES });
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <p>{text.lead}</p>
      {jobs.length === 0 ? <p>{text.none}</p> : <JobTable jobs={jobs} />}
    </div>
  );
}
