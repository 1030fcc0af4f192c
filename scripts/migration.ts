// npm run migration -- <name_in_snake_case>: writes a migration with what has changed in schema.prisma. The base of the
// comparison is prisma/migrations/schema.prisma, the schema of the newest migration. This command updates it; do not
// edit it. (Prisma's own command line would compare with a database instead. Its engine cannot read PostgreSQL 18
// through the driver adapter: docs/adr/0003.) Roles, policies, grants and triggers are not in schema.prisma: add them
// to the new file by hand. Functions are not part of migrations: they are in prisma/functions.
import { rmSync } from "node:fs";
import { createMigration } from "#prisma/create-migration.ts";
import { startEmbeddedPostgres } from "./support/embedded-postgres.ts";
import { throwAwayFolder } from "./support/throw-away-folder.ts";

const [name] = process.argv.slice(2);
if (!name || !/^[a-z_]+$/.test(name)) {
  console.error("usage: npm run migration -- <name_in_snake_case>");
  process.exit(2);
}
const folder = throwAwayFolder("migration");
const database = await startEmbeddedPostgres(folder, "migration");
try {
  console.log((await createMigration(database.ownerUrl, name)) ?? "schema.prisma has not changed.");
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
