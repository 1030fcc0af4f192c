import { notFound } from "next/navigation";
import { JobStatus } from "#components/console/jobs/job-status.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { JOB_KINDS } from "#lib/console/jobs/job-kinds.ts";
import { isUnderWay } from "#lib/console/jobs/job-state.ts";
import { readJob } from "#lib/console/jobs/jobs.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { jobsText as text } from "#lib/messages/ja/console/jobs.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { cancelJobAction, retryJobAction } from "./actions.ts";

/** One long job: how far it is, or what came of it. */
export default async function JobPage({ params }: PageProps<"/jobs/[id]">) {
  const { id } = await params;
  const { role } = await requireClerk("/jobs");
  const job = (isUuid(id) && (await asClerk(readJob, id))) || notFound();
  const { columns } = text;
  const { needs, pageOf } = JOB_KINDS[job.kind];
  const title = text.kinds[job.kind];
  const act = isUnderWay(job.state) ? cancelJobAction : retryJobAction;
  return (
    <div className="max-w-[43rem] space-y-6">
      <PageTitle title={title} />
      <LinkList links={[{ href: "/jobs", label: text.back }]} />
      <PageHeading>{title}</PageHeading>
      <Card className="space-y-6">
        <JobStatus job={job} />
        {job.state !== "done" && mayAct(role, needs) ? (
          <ActionButton action={act.bind(null, id)} label={isUnderWay(job.state) ? text.cancel : text.retry} />
        ) : null}
      </Card>
      <DefinitionList
        items={[
          { term: columns.state, description: text.states[job.state] },
          { term: columns.createdAt, description: formats.dateTime(job.createdAt) },
          { term: columns.clerk, description: job.clerkName },
          { term: columns.finishedAt, description: job.finishedAt ? formats.dateTime(job.finishedAt) : "–" },
        ]}
      />
      <LinkList links={[{ href: pageOf(job.subjectId), label: text.subject }]} />
    </div>
  );
}
