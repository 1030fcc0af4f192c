import { Command } from "@commander-js/extra-typings";
import { operations } from "#lib/messages/ja/operations.ts";
import type { KeyUse } from "#lib/operations/key-status.ts";
import { keyUses } from "./key-uses.ts";
import { withDatabase } from "./with-database.ts";

const { keys } = operations;

/** One setting: what stands on which key, then what may become of each key. @returns false when a key is missing */
function report(setting: KeyUse["setting"], listed: readonly { id: string }[], uses: readonly KeyUse[]): boolean {
  console.log(setting);
  for (const { secret, keyId, count } of uses) console.log(keys.use(keys.secrets[secret], keyId, count));
  const countOf = (keyId: string) => uses.reduce((sum, use) => sum + (use.keyId === keyId ? use.count : 0), 0);
  for (const [place, { id }] of listed.entries()) {
    const count = countOf(id);
    if (place === 0) console.log(keys.newest(id));
    else console.log(count > 0 ? keys.stillUsed(id, count) : keys.unused(id));
  }
  const missing = new Set(uses.map(({ keyId }) => keyId).filter((keyId) => !listed.some(({ id }) => id === keyId)));
  for (const keyId of missing) console.error(keys.notListed(keyId, countOf(keyId)));
  return missing.size === 0;
}

async function status(): Promise<boolean> {
  const { env } = await import("#lib/kernel/env.ts");
  const uses = await keyUses();
  const reports = (["ENCRYPTION_KEYS", "PASSWORD_PEPPERS"] as const).map((setting) =>
    report(
      setting,
      env()[setting],
      uses.filter((use) => use.setting === setting),
    ),
  );
  return reports.every(Boolean);
}

export const keysStatus = new Command("keys status")
  .summary("Count the secrets that stand on each key")
  .description("What must be zero before an old key leaves the settings; exit code 1 when a key in use is not listed.")
  .action(() => withDatabase(status));
