import { rmSync } from "node:fs";
import { prepareDatabase, roleUrl } from "#prisma/prepare.ts";
import { demoSecrets } from "#scripts/support/demo-secrets.ts";
import { startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";

/** One throw-away PostgreSQL for all test files; each file creates its own insurers. */
export default async function setUp() {
  const folder = throwAwayFolder("test");
  const database = await startEmbeddedPostgres(folder, "test", ["-c", "fsync=off", "-c", "max_connections=200"]);
  const passwords = { app: "app", ops: "ops" };
  await prepareDatabase(database.ownerUrl, passwords);
  Object.assign(process.env, {
    ...demoSecrets(folder),
    PORTAL_DATABASE_URL: roleUrl(database.ownerUrl, "portal_app", passwords.app),
    TEST_OWNER_DATABASE_URL: database.ownerUrl,
    TEST_OPS_DATABASE_URL: roleUrl(database.ownerUrl, "portal_ops", passwords.ops),
    PUBLIC_SCHEME: "https",
    PORTAL_DEMO: "0",
    LOG_LEVEL: "silent",
  });
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
