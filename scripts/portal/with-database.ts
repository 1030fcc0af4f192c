import { checkKeys } from "#prisma/check-keys.ts";
import { prepareDatabase } from "#prisma/prepare.ts";
import { openDatabase } from "../support/open-database.ts";
import { readSettings, roleVariables, SettingsError } from "../support/settings.ts";

/** Runs once the database is open and process.env names it; returns false after printing a failure. */
type Action = (connection: { ownerUrl: string }) => Promise<boolean>;

/** Opens the settings' database, runs `action`, and closes it. The result becomes the exit code, 0 or 1. */
export async function withDatabase(action: Action): Promise<void> {
  const settings = readSettings(process.env);
  const database = await openDatabase(settings);
  const { ownerUrl, isOurs, stop } = database;
  // An open transaction rolls back with its connection.
  const abort = () => void Promise.resolve(stop()).then(() => process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, abort);
  try {
    const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops } = settings.secrets;
    if (isOurs) await prepareDatabase(ownerUrl, { app, ops }, settings);
    const wrongKey = await checkKeys(ownerUrl, settings.secrets);
    if (wrongKey) throw new SettingsError(wrongKey);
    // Before the first module of lib that reads the settings.
    Object.assign(process.env, roleVariables(settings, ownerUrl, "portal_ops"));
    const { prisma } = await import("#lib/db/client.ts");
    const isDone = await action({ ownerUrl }).finally(() =>
      Promise.all([prisma().$disconnect(), prisma("console").$disconnect()]),
    );
    process.exitCode = isDone ? 0 : 1;
  } finally {
    await stop();
  }
}
