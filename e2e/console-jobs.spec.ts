import { expect, type PortalDatabase, test } from "./fixtures.ts";
import { expectPage } from "./support/console.ts";
import type { PortalClerk } from "./support/database.ts";

const slug = "minato";

/** A job that no worker has: it is as far as the test says, and lives as long. */
async function insertJob({ inInsurer }: PortalDatabase, { id: clerkId }: PortalClerk) {
  const now = new Date();
  const { insurerId, id } = await inInsurer(slug, async (tx) => {
    const { id: insurerId } = await tx.insurer.findUniqueOrThrow({ where: { slug } });
    const asked = { insurerId, kind: "audit-verify", subjectId: clerkId, clerkId, createdAt: now };
    const seenAt = new Date(now.getTime() + 3_600_000);
    return tx.clerkJob.create({
      data: { ...asked, state: "running", tries: 1, startedAt: now, seenAt, done: 1, total: 4 },
    });
  });
  const end = () =>
    inInsurer(slug, (tx) =>
      tx.clerkJob.update({
        where: { insurerId_id: { insurerId, id } },
        data: { state: "done", finishedAt: new Date(), result: { events: 3, broken: 0 } },
      }),
    );
  return { id, end };
}

test("the page of a job asks one question at a time, and is loaded anew once at its end, however late the answer", async ({
  page,
  clerk,
  clerkSignedIn,
  database,
}) => {
  const asker = await clerk(slug, "manager");
  const { id, end } = await insertJob(database, asker);
  await page.clock.install();
  await clerkSignedIn(page, asker, `/jobs/${id}`);
  await expectPage(page, "監査ログの検証");
  await expect(page.getByRole("progressbar")).toHaveAttribute("value", "1");

  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const asked = { state: 0, page: 0 };
  await page.route(`**/jobs/${id}/state`, async (route) => {
    asked.state += 1;
    await released;
    await route.fallback();
  });
  await page.route(`**/jobs/${id}`, async (route) => {
    asked.page += 1;
    await route.fallback();
  });
  await page.clock.runFor(20_000);
  await expect.poll(() => asked.state).toBe(1);
  await end();
  release();
  await expect(page.getByText("監査ログは途切れていません。")).toBeVisible();
  expect(asked).toEqual({ state: 1, page: 1 });
});
