import pg from "pg";
import { expect, test } from "vitest";
import { csv, person } from "#lib/members/import/import-file.fixture.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { asClerkOf, importer } from "./console-import.fixture.ts";
import { readImport } from "./read-imports.ts";

const WAITING = `select 1 from pg_locks where not granted and relation = '"ClerkJob"'::regclass`;

test("a job that ends while its import is read is never shown done beside the import as it was before", async () => {
  const insurer = await makeInsurer();
  const { clerkId } = await makeClerk(insurer, "officer");
  const { importId } = await importer(insurer, clerkId).check(csv([person(1)]));
  const end = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await end.connect();
  try {
    await end.query(`update "MemberImport" set "state" = 'uploaded' where "id" = $1`, [importId]);
    await end.query(`update "ClerkJob" set "state" = 'running', "seenAt" = now() where "subjectId" = $1`, [importId]);
    await end.query(`begin; lock table "ClerkJob"`);
    const reading = asClerkOf(insurer, clerkId)(readImport, importId);
    await expect.poll(async () => (await end.query(WAITING)).rowCount, { timeout: 10_000 }).toBeGreaterThan(0);
    await end.query(`update "MemberImport" set "state" = 'checked' where "id" = $1`, [importId]);
    await end.query(`update "ClerkJob" set "state" = 'done' where "subjectId" = $1`, [importId]);
    await end.query("commit");
    expect(await reading).toMatchObject({ state: "checked", job: { state: "done" } });
  } finally {
    await end.end();
  }
});
