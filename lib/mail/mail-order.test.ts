import pg from "pg";
import { expect, test } from "vitest";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { queueMail } from "./queue-mail.ts";

test("a code that somebody waits for is sent before the notices that were queued earlier", async () => {
  const insurer = await makeInsurer();
  const context = makeContext(insurer);
  const to = "order@example.jp";
  await inInsurer(context, async (scope) => {
    await queueMail(scope, { to, kind: "login-id-reminder", people: [] });
    const expiresAt = addSeconds(scope.now, 600);
    await queueMail(scope, { to, kind: "login-code", code: "123456", expiresAt, kana: "ケンポ" });
  });
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  // The order in which the worker takes jobs (graphile-worker: priority, then time).
  const { rows } = await owner.query<{ kind: string }>(
    `select mail."kind" from graphile_worker.jobs job
     join graphile_worker._private_jobs private on private.id = job.id
     join "MailMessage" mail on mail."id" = (private.payload ->> 'mailId')::uuid
     where mail."insurerId" = $1 order by job.priority, job.run_at, job.id`,
    [insurer.id],
  );
  await owner.end();
  expect(rows.map(({ kind }) => kind)).toEqual(["login-code", "login-id-reminder"]);
});
