import type { Client } from "pg";

type Column = { name: string; type: string; isRequired: boolean; label: string | null };
type Key = { columns: string[]; parent: string; parentColumns: string[] };

/** A value of a type, as SQL; different at every call where it may have to be. */
function sqlOf({ type, label }: Column): string {
  if (label !== null) return `'${label}'`;
  if (type.endsWith("[]")) return `'{}'`;
  switch (type) {
    case "uuid":
      return "gen_random_uuid()";
    case "text":
      return `'copied-' || gen_random_uuid()`;
    case "boolean":
      return "true";
    case "integer":
    case "bigint":
      return "7";
    case "date":
      return "date '2026-02-28'";
    case "json":
    case "jsonb":
      return `'{"名": ["\\"", 1.50, null]}'`;
    case "bytea":
      return `'\\x00ff0a'`;
    default:
      return `timestamptz '2026-02-28 23:59:59.123Z'`;
  }
}

async function columnsOf(client: Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as "name", format_type(atttypid, null) as "type", attnotnull as "isRequired",
       (select enumlabel from pg_enum where enumtypid = atttypid order by enumsortorder limit 1) as "label"
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows;
}

async function keysOf(client: Client, table: string): Promise<Key[]> {
  const names = (relation: string, numbers: string) =>
    `(select array_agg(attname::text order by place) from unnest(${numbers}) with ordinality n(number, place)
      join pg_attribute on attrelid = ${relation} and attnum = number)`;
  const { rows } = await client.query<Key>(
    `select ${names("conrelid", "conkey")} as "columns", confrelid::regclass::text as "parent",
       ${names("confrelid", "confkey")} as "parentColumns"
     from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
    [table],
  );
  return rows;
}

/** Writes one row with all columns filled, its parents taken from the insurer's rows. @param fixed SQL by column */
async function fillTable(client: Client, table: string, insurerId: string, fixed: Record<string, string>) {
  const values = new Map<string, string>();
  for (const column of await columnsOf(client, table)) values.set(column.name, sqlOf(column));
  if (values.has("insurerId")) values.set("insurerId", `'${insurerId}'`);
  for (const { columns, parent, parentColumns } of await keysOf(client, table)) {
    const own = parentColumns.includes("insurerId") ? `where "insurerId" = '${insurerId}'` : "";
    columns.forEach((column, at) => {
      if (column === "insurerId") return;
      values.set(column, `(select "${parentColumns[at]}" from ${parent} ${own} order by 1 limit 1)`);
    });
  }
  for (const [column, value] of Object.entries(fixed)) if (values.has(column)) values.set(column, value);
  const names = [...values.keys()].map((name) => `"${name}"`).join(", ");
  await client.query(`insert into ${table} (${names}) select ${[...values.values()].join(", ")}`);
}

/** A row in each of these tables that has none of the insurer's, in their order. @param tables `schema."Table"` */
export async function fillEveryTable(
  client: Client,
  tables: readonly { quoted: string; condition: string }[],
  insurerId: string,
  fixed: (table: string) => Record<string, string>,
): Promise<void> {
  for (const { quoted, condition } of tables) {
    const { rowCount } = await client.query(`select from ${quoted} where ${condition} limit 1`, [insurerId]);
    if (rowCount === 0) await fillTable(client, quoted, insurerId, fixed(quoted));
  }
}
