// Whether a server or worker can do its work: for the balancer in front, and for whoever started it.
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type KeyCheck, type KeyLists, wrongKeyOf } from "#prisma/check-keys.ts";

/** What portal_release_state() returns. */
export type ReleaseState = { migrations: string[]; keys: KeyCheck[] };

export type Readiness = {
  isReady: boolean;
  /** One line each, for an operator: why it is not ready. */
  problems: string[];
  /** What somebody may want to know although all works. */
  notes: string[];
};

/** A balancer asks every few seconds, and takes a late answer for none. */
const TIME_OUT_MS = 3_000;
const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** The migrations of this release. */
export function ownMigrations(): string[] {
  return readdirSync(MIGRATIONS).filter((name) => existsSync(`${MIGRATIONS}/${name}/migration.sql`));
}

/** Compares this release with the database's. A newer database serves: its migrations only add. */
export function readinessOf(state: ReleaseState, keys: KeyLists, own = ownMigrations()): Readiness {
  const missing = own.filter((name) => !state.migrations.includes(name));
  const newer = state.migrations.filter((name) => !own.includes(name));
  const wrongKey = wrongKeyOf(keys, state.keys);
  const problems = [
    ...(missing.length > 0 ? [`The database lacks ${missing.join(", ")}: run "npm run migrate" of this release.`] : []),
    ...(wrongKey ? [wrongKey] : []),
  ];
  const notes = newer.length > 0 ? [`The database is of a newer release: it also has ${newer.join(", ")}.`] : [];
  return { isReady: problems.length === 0, problems, notes };
}

const notReady = (problem: string): Readiness => ({ isReady: false, problems: [problem], notes: [] });

/** PostgreSQL's code for a function that is not there: nobody has migrated. */
const isUnprepared = (error: unknown) => error instanceof pg.DatabaseError && error.code === "42883";

/** The state, and whether who asks sees every insurer's rows: a superuser, or an owner's address in the wrong place. */
const ASK = `
  select public.portal_release_state() as "state", current_user::text as "role",
    (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
      or exists (select from pg_class where relname = '_prisma_migrations'
        and pg_get_userbyid(relowner) = current_user) as "isUnbound"`;
type Asked = { state: ReleaseState; role: string; isUnbound: boolean };

const unbound = (role: string) =>
  `The database role ${role} is not held by row-level security: connect as portal_app or portal_ops, "npm run portal -- doctor" says more.`;

/**
 * Asks the database, by a connection of its own: a pool that is used up makes pages wait, and is no reason to take the
 * server out.
 */
export function openReadiness(connectionString: string, keys: KeyLists) {
  const pool = new pg.Pool({
    connectionString,
    max: 1,
    connectionTimeoutMillis: TIME_OUT_MS,
    query_timeout: TIME_OUT_MS,
    idleTimeoutMillis: 30_000,
  });
  // A connection that breaks while nobody asks: the next question opens another.
  pool.on("error", () => {});
  return {
    ask: async (): Promise<Readiness> => {
      try {
        const { rows } = await pool.query<Asked>(ASK);
        const [row] = rows;
        if (!row) return notReady("The database did not answer.");
        return row.isUnbound ? notReady(unbound(row.role)) : readinessOf(row.state, keys);
      } catch (error) {
        if (isUnprepared(error)) return notReady('The database is not prepared: run "npm run migrate".');
        return notReady(`The database cannot be reached (${error instanceof Error ? error.message : String(error)}).`);
      }
    },
    close: () => pool.end(),
  };
}
