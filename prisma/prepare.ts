import { runMigrations } from "graphile-worker";
import pg from "pg";
import { CONNECT_TIME_OUT, ROLE_TIME_OUTS, type Role, withQueryTimeOut } from "#lib/kernel/database-time-outs.ts";
import { applyFunctions } from "./apply-functions.ts";
import { applyMigrations } from "./apply-migrations.ts";

export type RolePasswords = { app: string; ops: string };

/** The URL under which `role` connects to the owner's database, with the driver's time-out. */
export function roleUrl(ownerUrl: string, role: Role, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return withQueryTimeOut(url.toString(), role);
}

/**
 * Creates the two roles beside the owner, or sets their passwords: portal_app serves requests, portal_ops runs worker
 * and command line. Neither bypasses row-level security or may change the audit table (ASVS 13.2.2).
 */
async function ensureRoles(client: pg.Client, passwords: RolePasswords) {
  for (const [role, password] of [
    ["portal_app", passwords.app],
    ["portal_ops", passwords.ops],
  ] as const) {
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
    if (rowCount === 0) await client.query(`create role ${role} login nosuperuser nobypassrls`);
    await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
    // The driver sends timestamps without an offset, in UTC.
    await client.query(`alter role ${role} set timezone = 'UTC'`);
    for (const [name, milliseconds] of Object.entries(ROLE_TIME_OUTS[role])) {
      await client.query(`alter role ${role} set ${name} = ${milliseconds}`);
    }
  }
  await client.query("grant portal_ops to current_user");
  const { rows } = await client.query<{ name: string }>("select quote_ident(current_database()) as name");
  await client.query(`grant create on database ${rows[0]?.name} to portal_ops`);
}

/** The console is found by its host like an insurer; it is the relying party of the clerks' passkeys. */
async function writeConsoleHost(client: pg.Client, host: string) {
  await client.query(`update "Insurer" set "host" = $1 where "slug" = 'console' and "host" <> $1`, [host]);
}

/**
 * Brings a database to the state this release needs: roles, migrations, functions, the worker's tables. Servers that
 * start at once take turns.
 * @returns the names of the migrations it applied
 */
export async function prepareDatabase(
  ownerUrl: string,
  passwords: RolePasswords,
  { adminHost = "admin.localhost" }: { adminHost?: string } = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, ...CONNECT_TIME_OUT });
  await client.connect();
  try {
    // Released when this connection ends.
    await client.query("select pg_advisory_lock(hashtextextended('prepareDatabase', 0))");
    await ensureRoles(client, passwords);
    const applied = await applyMigrations(ownerUrl);
    await applyFunctions(client);
    await writeConsoleHost(client, adminHost);
    await runMigrations({ connectionString: roleUrl(ownerUrl, "portal_ops", passwords.ops) });
    return applied;
  } finally {
    await client.end();
  }
}
