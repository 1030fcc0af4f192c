import { rmSync } from "node:fs";
import { prepareDatabase, roleUrl } from "#prisma/prepare.ts";
import { demoSecrets } from "#scripts/support/demo-secrets.ts";
import { startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";

const passwords = { app: "app", ops: "ops" };

/** A PostgreSQL for tests, prepared; none is left when preparing fails. */
export async function startTestDatabase(prepare: (ownerUrl: string) => Promise<unknown>) {
  const folder = throwAwayFolder("test");
  const database = await startEmbeddedPostgres(folder, "test", ["-c", "fsync=off", "-c", "max_connections=200"]);
  const stop = async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await prepare(database.ownerUrl);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ownerUrl: database.ownerUrl, folder, stop };
}

/** One throw-away PostgreSQL for all test files; each file creates its own insurers. */
export default async function setUp() {
  const { ownerUrl, folder, stop } = await startTestDatabase((url) => prepareDatabase(url, passwords));
  Object.assign(process.env, {
    ...demoSecrets(folder),
    PORTAL_DATABASE_URL: roleUrl(ownerUrl, "portal_app", passwords.app),
    TEST_OWNER_DATABASE_URL: ownerUrl,
    TEST_OPS_DATABASE_URL: roleUrl(ownerUrl, "portal_ops", passwords.ops),
    PUBLIC_SCHEME: "https",
    PORTAL_DEMO: "0",
    LOG_LEVEL: "silent",
  });
  return stop;
}
