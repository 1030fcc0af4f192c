import type { ClientBase } from "pg";

/** A table with rows of single insurers, as the catalogue has it. */
export type TenantTable = {
  /** `public.Member`: the name of its file. */
  name: string;
  /** For SQL. */
  quoted: string;
  /** For SQL; generated columns are left out. */
  columns: string;
  /** Which rows are the insurer's, whose id is $1. */
  condition: string;
};

type Found = { schema: string; table: string; columns: string[]; parents: string[] };

/** The audit's trigger writes it. */
export const CHAIN_HEAD = "public.AuditChainHead";
export const AUDIT = "public.AuditEvent";
export const INSURER = "public.Insurer";

/**
 * Rows in the schema console are of the clerks' accounts. What has no account, as a passkey's challenge, is of minutes.
 */
const FIND = `
  select n.nspname as "schema", c.relname as "table",
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as "columns",
    (select coalesce(array_agg(distinct p.relnamespace::regnamespace || '.' || p.relname), '{}')
     from pg_constraint f join pg_class p on p.oid = f.confrelid
     where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as "parents"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname in ('public', 'console') and (c.oid = 'public."Insurer"'::regclass
    or exists (select from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
      and a.attname = case n.nspname when 'public' then 'insurerId' else 'memberId' end))
  order by 1 desc, 2`;

function conditionOf(schema: string, name: string): string {
  if (name === INSURER) return `"id" = $1`;
  if (schema === "public") return `"insurerId" = $1`;
  return `"memberId" in (select "id" from public."Clerk" where "insurerId" = $1)`;
}

/** Each after those its foreign keys lead to, and all after the insurer's own row: half of an insurer has one. */
function inOrder(found: readonly (Found & { name: string })[]): (Found & { name: string })[] {
  const left = new Map(found.map((table) => [table.name, table]));
  const isFree = ({ name, parents }: Found & { name: string }) =>
    parents.every((parent) => !left.has(parent)) && (name === INSURER || !left.has(INSURER));
  const ordered: (Found & { name: string })[] = [];
  while (left.size > 0) {
    const next = [...left.values()].find(isFree);
    if (!next) throw new Error(`foreign keys in a circle: ${[...left.keys()].join(", ")}`);
    left.delete(next.name);
    ordered.push(next);
  }
  return ordered;
}

/** The insurer's own row first. A new table cannot be forgotten: they are read from the catalogue. */
export async function tenantTables(client: ClientBase): Promise<TenantTable[]> {
  const { rows } = await client.query<Found>(FIND);
  const named = rows.map((row) => ({ ...row, name: `${row.schema}.${row.table}` }));
  return inOrder(named).map(({ schema, table, name, columns }) => ({
    name,
    quoted: `${schema}."${table}"`,
    columns: columns.map((column) => `"${column}"`).join(", "),
    condition: conditionOf(schema, name),
  }));
}

/** The migrations of the database: rows fit only where they are the same. */
export async function migrationsOf(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select "migration_name" as "name" from "_prisma_migrations" where "finished_at" is not null order by 1`,
  );
  return rows.map(({ name }) => name);
}
