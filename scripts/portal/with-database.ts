import { checkKeys } from "#prisma/check-keys.ts";
import { prepareDatabase } from "#prisma/prepare.ts";
import { openDatabase } from "../support/open-database.ts";
import { readSettings, roleVariables, SettingsError } from "../support/settings.ts";

/** Runs once the database is open and process.env names it; returns false after printing a failure. */
type Action = (connection: { ownerUrl: string; interrupted: AbortSignal }) => Promise<boolean>;

/**
 * Opens the settings' database, runs `action`, and closes it. The result becomes the exit code, 0 or 1.
 * @param endsItself on Ctrl-C `action` is cut off, unless it looks at `interrupted` and cleans up
 */
export async function withDatabase(action: Action, { endsItself = false } = {}): Promise<void> {
  const settings = readSettings(process.env);
  const database = await openDatabase(settings);
  const { ownerUrl, isOurs, stop } = database;
  const interruption = new AbortController();
  // An open transaction rolls back with its connection.
  const cutOff = () => void Promise.resolve(stop()).then(() => process.exit(1));
  const onSignal = endsItself ? () => interruption.abort() : cutOff;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, onSignal);
  try {
    const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops } = settings.secrets;
    if (isOurs) await prepareDatabase(ownerUrl, { app, ops }, settings);
    const wrongKey = await checkKeys(ownerUrl, settings.secrets);
    if (wrongKey) throw new SettingsError(wrongKey);
    // Before the first module of lib that reads the settings.
    Object.assign(process.env, roleVariables(settings, ownerUrl, "portal_ops"));
    const { prisma } = await import("#lib/db/client.ts");
    const isDone = await action({ ownerUrl, interrupted: interruption.signal }).finally(() =>
      Promise.all([prisma().$disconnect(), prisma("console").$disconnect()]),
    );
    process.exitCode = isDone ? 0 : 1;
  } finally {
    await stop();
  }
}
