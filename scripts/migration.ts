// npm run migration -- <name_in_snake_case>: writes the SQL for what schema.prisma has gained.
import { rmSync } from "node:fs";
import { createMigration } from "#prisma/migrate.ts";
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
  console.log((await createMigration(database.ownerUrl, name)) ?? "schema.prisma has nothing new.");
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
