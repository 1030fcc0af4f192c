import { open } from "node:fs/promises";
import type { Client } from "pg";
import { checksOf, type KeyLists } from "#prisma/check-keys.ts";
import { fileOf, firstAltered, type Manifest } from "./manifest.ts";
import { AUDIT, CHAIN_HEAD, INSURER, migrationsOf, type TenantTable, tenantTables } from "./tenant-tables.ts";

/** The audit's trigger reads all heads of a transaction again for each event: few at once. */
const EVENTS_AT_ONCE = 500;
const AT_ONCE = 2_000;
const CHAIN_HEAD_SQL = `public."AuditChainHead"`;

export type ImportFailure = { code: "altered" | "schema" | "key" | "taken" | "clerk" | "audit"; what: string };

async function* batchesOf(path: string, size: number): AsyncGenerator<string[]> {
  const file = await open(path);
  let batch: string[] = [];
  for await (const line of file.readLines()) {
    batch.push(line);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function differingMigration(ours: readonly string[], theirs: readonly string[]): string | undefined {
  return ours.find((name) => !theirs.includes(name)) ?? theirs.find((name) => !ours.includes(name));
}

function missingKey(keys: KeyLists, { keys: wanted }: Manifest): string | undefined {
  const ours = [...checksOf("ENCRYPTION_KEYS", keys), ...checksOf("PASSWORD_PEPPERS", keys)];
  const missing = wanted.find(
    (one) => !ours.some((our) => our.setting === one.setting && our.keyId === one.keyId && our.check === one.check),
  );
  return missing && `${missing.setting} ${missing.keyId}`;
}

/** Id, slug or one of the hosts of an insurer that is here already. */
async function takenName(client: Client, folder: string): Promise<string | undefined> {
  for await (const lines of batchesOf(fileOf(folder, INSURER), AT_ONCE)) {
    const { rows } = await client.query<{ slug: string }>(
      `select here."slug" from "Insurer" here, json_populate_recordset(null::public."Insurer", $1::json) given
       where here."id" = given."id" or here."slug" = given."slug"
         or (here."otherHosts" || here."host") && (given."otherHosts" || given."host")`,
      [`[${lines.join()}]`],
    );
    if (rows[0]) return rows[0].slug;
  }
  return undefined;
}

async function takenClerk(client: Client, folder: string): Promise<string | undefined> {
  for await (const lines of batchesOf(fileOf(folder, "public.Clerk"), AT_ONCE)) {
    const { rows } = await client.query<{ email: string }>(
      `select c."email" from "Clerk" c, json_populate_recordset(null::public."Clerk", $1::json) given
       where c."email" = given."email" or c."id" = given."id"`,
      [`[${lines.join()}]`],
    );
    if (rows[0]) return rows[0].email;
  }
  return undefined;
}

/** Everything that can be seen before anything is written. */
async function whyNot(client: Client, folder: string, manifest: Manifest, keys: KeyLists) {
  const reasons: [ImportFailure["code"], () => Promise<string | null | undefined>][] = [
    ["altered", () => firstAltered(folder, manifest)],
    ["schema", async () => differingMigration(await migrationsOf(client), manifest.migrations)],
    ["key", async () => missingKey(keys, manifest)],
    ["taken", () => takenName(client, folder)],
    ["clerk", () => takenClerk(client, folder)],
  ];
  for (const [code, look] of reasons) {
    const what = await look();
    if (what) return { code, what };
  }
  return null;
}

async function readTable(client: Client, folder: string, { name, quoted, columns }: TenantTable): Promise<void> {
  if (name === CHAIN_HEAD) return;
  // Nobody is to log in while half of it is there.
  const given =
    name === INSURER ? columns.replace(`"disabledAt"`, `coalesce("disabledAt", now()) as "disabledAt"`) : columns;
  for await (const lines of batchesOf(fileOf(folder, name), name === AUDIT ? EVENTS_AT_ONCE : AT_ONCE)) {
    await client.query(
      `insert into ${quoted} (${columns}) select ${given} from json_populate_recordset(null::${quoted}, $1::json)`,
      [`[${lines.join()}]`],
    );
  }
}

/** The trigger has made the chain anew, event by event: with every event as it was, it ends as it ended. */
async function isChainWhole(client: Client, folder: string): Promise<boolean> {
  for await (const lines of batchesOf(fileOf(folder, CHAIN_HEAD), AT_ONCE)) {
    const { rows } = await client.query(
      `select from json_populate_recordset(null::${CHAIN_HEAD_SQL}, $1::json) given join ${CHAIN_HEAD_SQL} head
       using ("insurerId", "sequence", "hash")`,
      [`[${lines.join()}]`],
    );
    if (rows.length !== lines.length) return false;
  }
  return true;
}

/**
 * Writes an exported insurer into this installation, under the same ids, and disabled. In batches: interrupted, it is
 * removed and imported again.
 * @param client the owner's
 * @returns why nothing was written; after `audit` all was, but the chain is another one
 */
export async function importInsurer(
  client: Client,
  { folder, manifest, keys }: { folder: string; manifest: Manifest; keys: KeyLists },
): Promise<ImportFailure | null> {
  const reason = await whyNot(client, folder, manifest, keys);
  if (reason) return reason;
  for (const table of await tenantTables(client)) await readTable(client, folder, table);
  if (!(await isChainWhole(client, folder))) return { code: "audit", what: AUDIT };
  await client.query("select set_config('app.insurer_id', $1, false)", [manifest.insurer.id]);
  await client.query(
    `select portal_enqueue_mail("insurerId", "id") from "MailMessage" where "insurerId" = $1 and "status" = 'queued'`,
    [manifest.insurer.id],
  );
  return null;
}
