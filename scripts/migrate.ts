// `npm run migrate`: brings the database to this release, as its owner, once before servers and workers of the release
// start. Those of the former release run on meanwhile (docs/operations.md, Upgrade).
import { checkKeys } from "#prisma/check-keys.ts";
import { prepareDatabase } from "#prisma/prepare.ts";
import { openDatabase } from "./support/open-database.ts";
import { runCommand } from "./support/run-command.ts";
import { readSettings, SettingsError } from "./support/settings.ts";

await runCommand(async () => {
  const settings = readSettings(process.env, "migrate");
  const { ownerUrl, stop } = await openDatabase(settings);
  try {
    const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops } = settings.secrets;
    const applied = await prepareDatabase(ownerUrl, { app, ops }, settings);
    const wrongKey = await checkKeys(ownerUrl, settings.secrets);
    if (wrongKey) throw new SettingsError(wrongKey);
    console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}.` : "No migration was missing.");
  } finally {
    await stop();
  }
});
