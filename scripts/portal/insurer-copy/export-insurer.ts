import { createHash } from "node:crypto";
import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Client } from "pg";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { checksOf, type KeyLists } from "#prisma/check-keys.ts";
import { fileOf, MANIFEST, type Manifest } from "./manifest.ts";
import { AUDIT, migrationsOf, type TenantTable, tenantTables } from "./tenant-tables.ts";

const AT_ONCE = 2_000;

/** One JSON object a line, as PostgreSQL writes it (row_to_json): bytea in hex, times with their zone. */
async function writeTable(client: Client, folder: string, table: TenantTable, insurerId: string) {
  const hash = createHash("sha256");
  const file = await open(fileOf(folder, table.name), "wx", 0o600);
  let rows = 0;
  try {
    const order = table.name === AUDIT ? `order by "sequence"` : "";
    await client.query(
      `declare lines no scroll cursor for select row_to_json(t)::text as line
       from (select ${table.columns} from ${table.quoted} where ${table.condition} ${order}) t`,
      [insurerId],
    );
    for (;;) {
      const fetched = await client.query<{ line: string }>(`fetch ${AT_ONCE} from lines`);
      if (fetched.rows.length === 0) break;
      const text = fetched.rows.map(({ line }) => `${line}\n`).join("");
      hash.update(text);
      await file.appendFile(text);
      rows += fetched.rows.length;
    }
    await client.query("close lines");
    await file.sync();
  } finally {
    await file.close();
  }
  return { name: table.name, rows, sha256: hash.digest("hex") };
}

/**
 * Writes every row of one insurer, of one moment, into a new folder. Secrets stay sealed and hashed as they are.
 * @param client the owner's: no role of the product sees all tables
 * @param keys of this installation
 * @throws when the folder is there already
 */
export async function exportInsurer(
  client: Client,
  { id, slug, host }: Insurer,
  { folder, keys, now }: { folder: string; keys: KeyLists; now: Date },
): Promise<Manifest> {
  await mkdir(folder, { mode: 0o700 });
  await client.query("begin isolation level repeatable read read only");
  try {
    const tables: Manifest["tables"] = [];
    for (const table of await tenantTables(client)) tables.push(await writeTable(client, folder, table, id));
    const manifest: Manifest = {
      format: 1,
      at: now.toISOString(),
      insurer: { id, slug, host },
      migrations: await migrationsOf(client),
      keys: [...checksOf("ENCRYPTION_KEYS", keys), ...checksOf("PASSWORD_PEPPERS", keys)],
      tables,
    };
    await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    return manifest;
  } finally {
    await client.query("rollback");
  }
}
