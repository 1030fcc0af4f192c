// npm run migration -- <name_in_snake_case>: writes the SQL for what schema.prisma has gained.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMigration } from "#prisma/migrate.ts";
import { startEmbeddedPostgres } from "./support/embedded-postgres.ts";

const [name] = process.argv.slice(2);
if (!name || !/^[a-z_]+$/.test(name)) {
  console.error("usage: npm run migration -- <name_in_snake_case>");
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-migration-"));
const database = await startEmbeddedPostgres(folder, "migration");
try {
  console.log((await createMigration(database.ownerUrl, name)) ?? "schema.prisma has nothing new.");
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
