import { createHmac } from "node:crypto";
import pg from "pg";
import { CONNECT_TIME_OUT } from "#lib/kernel/database-time-outs.ts";

const SETTINGS = ["ENCRYPTION_KEYS", "PASSWORD_PEPPERS"] as const;
type Setting = (typeof SETTINGS)[number];

/** Lists of id:base64, checked by readSettings. */
export type KeyLists = Record<Setting, string>;

type Check = { keyId: string; check: string };

/** What a key makes of a fixed text: another key makes another, and nobody can go back. */
function checksOf(list: string): Check[] {
  return list.split(",").map((entry) => {
    const [keyId = "", key = ""] = entry.split(":");
    return { keyId, check: createHmac("sha256", Buffer.from(key, "base64")).update("check").digest("base64url") };
  });
}

async function problemOf(client: pg.Client, setting: Setting, list: string): Promise<string | null> {
  const { rows: known } = await client.query<Check>(`select "keyId", "check" from "KeyCheck" where "setting" = $1`, [
    setting,
  ]);
  const checks = checksOf(list);
  const knownAs = (id: string) => known.find(({ keyId }) => keyId === id)?.check;
  const other = checks.find(({ keyId, check }) => ![undefined, check].includes(knownAs(keyId)));
  if (other) return `${setting}: ${other.keyId} is another key than the one this database was used with.`;
  if (known.length > 0 && !checks.some(({ keyId }) => knownAs(keyId))) {
    const ids = known.map(({ keyId }) => keyId).join(", ");
    return `${setting} has no key that this database was used with (${ids}): put one back, beside the new ones.`;
  }
  for (const { keyId, check } of checks) {
    await client.query(`insert into "KeyCheck" values ($1, $2, $3) on conflict do nothing`, [setting, keyId, check]);
  }
  return null;
}

/**
 * Compares the keys with those that this database was used with, and remembers new ones. With wrong ones nobody could
 * log in, every try would be charged, and what is sealed meanwhile would be lost with the right ones.
 * @param ownerUrl of a prepared database
 * @returns what is wrong, in one line; then nothing is remembered of that setting
 */
export async function checkKeys(ownerUrl: string, lists: KeyLists): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl, ...CONNECT_TIME_OUT });
  await client.connect();
  try {
    for (const setting of SETTINGS) {
      const problem = await problemOf(client, setting, lists[setting]);
      if (problem) return problem;
    }
    return null;
  } finally {
    await client.end();
  }
}
