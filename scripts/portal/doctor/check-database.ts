import pg from "pg";
import { CONNECT_TIME_OUT, type Role } from "#lib/kernel/database-time-outs.ts";
import { doctor } from "#lib/messages/ja/doctor.ts";
import { type KeyLists, wrongKeyOf } from "#prisma/check-keys.ts";
import { ownMigrations, type ReleaseState } from "../../support/readiness.ts";
import { type Finding, findingsOf } from "./finding.ts";

const ROLES = ["portal_app", "portal_ops"] as const satisfies Role[];

/** Attributes by which a role could leave its rows, with their names in PostgreSQL's words. */
const TOO_MUCH = `
  select rolname as role, array_remove(array[
    case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
    case when rolcreaterole then 'createrole' end, case when rolcreatedb then 'createdb' end,
    case when rolreplication then 'replication' end], null) as rights
  from pg_roles where rolname = any($1)`;

/** Of the role itself: who may act as the owner has them all, and is found by that. */
const AUDIT_RIGHTS = `
  select role, array(select lower(right_name) from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as right_name
    where has_table_privilege(role, 'public."AuditEvent"', right_name)) as rights
  from unnest($1::text[]) as role where not pg_has_role(role, current_user, 'member')`;

/** Tables of one insurer's rows that show them to all. */
const OPEN_TABLES = `
  select c.oid::regclass::text as name from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'insurerId' and not a.attisdropped
  where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'console')
    and (not c.relrowsecurity or not exists (select 1 from pg_policy p where p.polrelid = c.oid)) order by 1`;

type Rights = { role: string; rights: string[] };

async function ask<Row extends pg.QueryResultRow>(client: pg.Client, sql: string, values?: unknown[]): Promise<Row[]> {
  return (await client.query<Row>(sql, values)).rows;
}

async function checkRelease(owner: pg.Client, keys: KeyLists): Promise<Finding[]> {
  const [row] = await ask<{ state: ReleaseState }>(owner, "select public.portal_release_state() as state").catch(
    () => [],
  );
  const state = row?.state ?? { migrations: [], keys: [] };
  const missing = ownMigrations().filter((name) => !state.migrations.includes(name));
  const wrongKey = wrongKeyOf(keys, state.keys);
  return [
    ...findingsOf("migrations", missing.length > 0 ? [doctor.missingMigrations(missing)] : []),
    ...(wrongKey ? findingsOf("secrets", [doctor.wrongKey(wrongKey)]) : []),
  ];
}

async function checkRights(owner: pg.Client): Promise<Finding[]> {
  const tooMuch = await ask<Rights>(owner, TOO_MUCH, [ROLES]);
  const audit = await ask<Rights>(owner, AUDIT_RIGHTS, [ROLES]);
  const members = await ask<{ role: string; owner: string }>(
    owner,
    "select role, current_user as owner from unnest($1::text[]) as role where pg_has_role(role, current_user, 'member')",
    [ROLES],
  );
  const hasRights = ({ rights }: Rights) => rights.length > 0;
  return findingsOf("roles", [
    ...tooMuch.filter(hasRights).map(({ role, rights }) => doctor.tooManyRights(role, rights)),
    ...members.map(({ role, owner: name }) => doctor.ownerMember(role, name)),
    ...audit.filter(hasRights).map(({ role, rights }) => doctor.auditWritable(role, rights)),
  ]);
}

/**
 * What of a database is wrong for this release: missing migrations, other keys, roles with too many rights, tables
 * without row-level security.
 * @param owner connected as the owner
 */
export async function checkDatabase(owner: pg.Client, keys: KeyLists): Promise<Finding[]> {
  const release = await checkRelease(owner, keys);
  // Without tables there is nothing to say about rights.
  if (release.some(({ area, found }) => area === "migrations" && found)) return release;
  const open = await ask<{ name: string }>(owner, OPEN_TABLES);
  return [
    ...release,
    ...(await checkRights(owner)),
    ...findingsOf("rows", open.length > 0 ? [doctor.openTables(open.map(({ name }) => name))] : []),
  ];
}

/** Whether each role can log in, with its password, and reckons in UTC. */
export async function checkRoleLogins(urls: Record<Role, string>): Promise<Finding[]> {
  const findings: { found: string; cure: string }[] = [];
  const zones: { found: string; cure: string }[] = [];
  for (const role of ROLES) {
    const client = new pg.Client({ connectionString: urls[role], ...CONNECT_TIME_OUT });
    try {
      await client.connect();
      const [row] = await ask<{ zone: string }>(client, "select current_setting('timezone') as zone");
      if (row && row.zone !== "UTC") zones.push(doctor.databaseZone(role, row.zone));
    } catch (error) {
      findings.push(doctor.roleRefused(role, error instanceof Error ? error.message : String(error)));
    } finally {
      await client.end().catch(() => {});
    }
  }
  return [...findingsOf("database", findings), ...findingsOf("zone", zones)];
}
