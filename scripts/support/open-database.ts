import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { type Settings, SettingsError } from "./settings.ts";

/**
 * The settings' database: the operator's, or the embedded one under DATA_DIR, started if necessary.
 * @throws SettingsError with one line when it cannot be reached
 */
export async function openDatabase(settings: Settings): Promise<EmbeddedPostgres> {
  if (!settings.databaseUrl) {
    return startEmbeddedPostgres(settings.dataDir, settings.secrets.DATABASE_OWNER_PASSWORD);
  }
  const client = new pg.Client({ connectionString: settings.databaseUrl, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const { host } = new URL(settings.databaseUrl);
    const reason = error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error);
    throw new SettingsError(`The database at ${host} cannot be reached (${reason}). Check DATABASE_URL.`);
  }
  return { ownerUrl: settings.databaseUrl, isOurs: false, stop: async () => {} };
}
