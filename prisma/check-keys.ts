import { createHmac } from "node:crypto";
import pg from "pg";
import { CONNECT_TIME_OUT } from "#lib/kernel/database-time-outs.ts";

const SETTINGS = ["ENCRYPTION_KEYS", "PASSWORD_PEPPERS"] as const;
type Setting = (typeof SETTINGS)[number];

/** Lists of id:base64, checked by readSettings. */
export type KeyLists = Record<Setting, string>;

export type KeyCheck = { setting: Setting; keyId: string; check: string };

/** What a key makes of a fixed text: another key makes another, and nobody can go back. */
export function checksOf(setting: Setting, lists: KeyLists): KeyCheck[] {
  return lists[setting].split(",").map((entry) => {
    const [keyId = "", key = ""] = entry.split(":");
    const check = createHmac("sha256", Buffer.from(key, "base64")).update("check").digest("base64url");
    return { setting, keyId, check };
  });
}

/** What is wrong with the keys, in one line, given what the database knows of those it was used with. */
export function wrongKeyOf(lists: KeyLists, known: readonly KeyCheck[]): string | null {
  for (const setting of SETTINGS) {
    const knownAs = new Map(known.filter((one) => one.setting === setting).map(({ keyId, check }) => [keyId, check]));
    const checks = checksOf(setting, lists);
    const other = checks.find(({ keyId, check }) => ![undefined, check].includes(knownAs.get(keyId)));
    if (other) return `${setting}: ${other.keyId} is another key than the one this database was used with.`;
    if (knownAs.size > 0 && !checks.some(({ keyId }) => knownAs.has(keyId))) {
      const ids = [...knownAs.keys()].join(", ");
      return `${setting} has no key that this database was used with (${ids}): put one back, beside the new ones.`;
    }
  }
  return null;
}

/**
 * Compares the keys with those that this database was used with, and remembers new ones. With wrong ones nobody could
 * log in, every try would be charged, and what is sealed meanwhile would be lost with the right ones.
 * @returns what is wrong, in one line; then nothing is remembered
 */
export async function checkKeys(ownerUrl: string, lists: KeyLists): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl, ...CONNECT_TIME_OUT });
  await client.connect();
  try {
    const { rows: made } = await client.query(`select 1 where to_regclass('"KeyCheck"') is not null`);
    if (made.length === 0) return "The database has no tables yet: `npm run migrate` makes them.";
    const { rows: known } = await client.query<KeyCheck>(`select "setting", "keyId", "check" from "KeyCheck"`);
    const problem = wrongKeyOf(lists, known);
    if (problem) return problem;
    for (const { setting, keyId, check } of SETTINGS.flatMap((one) => checksOf(one, lists))) {
      await client.query(`insert into "KeyCheck" values ($1, $2, $3) on conflict do nothing`, [setting, keyId, check]);
    }
    return null;
  } finally {
    await client.end();
  }
}
