import { runAsClerk } from "#lib/console/access/clerk-verb.ts";
import { isUnderWay } from "#lib/console/jobs/job-state.ts";
import { readJob } from "#lib/console/jobs/jobs.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { jobsText } from "#lib/messages/ja/console/jobs.ts";
import { contextOfClerk } from "#lib/web/console/as-clerk.ts";
import { watchingClerk } from "#lib/web/console/watching-clerk.ts";

/** How far a job is: `{ isUnderWay, done, total, line }`, or 401, 404. Asking is no activity of the clerk. */
export async function GET(_: Request, { params }: RouteContext<"/jobs/[id]/state">): Promise<Response> {
  const clerk = await watchingClerk();
  if (!clerk) return new Response(null, { status: 401 });
  const { id } = await params;
  if (!isUuid(id)) return new Response(null, { status: 404 });
  const context = await contextOfClerk(clerk);
  const read = await runAsClerk(context, clerk.id, readJob, id);
  if (!read.ok || !read.value) return new Response(null, { status: 404 });
  const { state, done, total } = read.value;
  return Response.json({ isUnderWay: isUnderWay(state), done, total, line: jobsText.rows(done, total) });
}
