import pg from "pg";
import { type EmbeddedPostgres, NOT_OURS, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { type Settings, SettingsError } from "./settings.ts";

/** The operator's database, or the embedded one, started if necessary. @throws SettingsError with one line */
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
  return { ownerUrl: settings.databaseUrl, ...NOT_OURS };
}
