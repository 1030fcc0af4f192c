import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { CONSOLE_SCHEMA } from "#lib/kernel/console.ts";
import { CONNECT_TIME_OUT } from "#lib/kernel/database-time-outs.ts";
import { env } from "#lib/kernel/env.ts";
import { gauge } from "#lib/kernel/metrics.ts";
import { PrismaClient } from "./generated/client.ts";
import { statementName } from "./statement-name.ts";

/** Of the members, or of the clerks: tables of the same names and shape (docs/adr/0017). */
export type Schema = "public" | typeof CONSOLE_SCHEMA;

/** Few clerks work at once; the members keep their connections. */
const CONSOLE_POOL_SIZE = 3;

type Tenant = { insurerId: string; searchPath: string };

/** Of the process: the build has this module more than once, and a client made by one copy serves all. */
const holder = globalThis as typeof globalThis & {
  portalPrisma?: Partial<Record<Schema, PrismaClient>>;
  portalTenant?: AsyncLocalStorage<Tenant>;
};

/** Whose rows the transaction that begins here may see, and where unqualified names are looked up. */
holder.portalTenant ??= new AsyncLocalStorage<Tenant>();
export const tenant = holder.portalTenant;

/**
 * What Prisma's adapter sends goes through here. `BEGIN` takes the tenant with it, so that a transaction's first round
 * trip both begins and binds it; without a tenant, row-level security shows nothing. In the console's schema, "public"
 * is taken off the names that Prisma writes: the search path decides, the clerks' own tables first, then those there is
 * only one of.
 */
function clientOf(schema: Schema): typeof pg.Client {
  return class extends pg.Client {
    // pg's own overloads end in one that takes anything.
    override query = ((config: string | pg.QueryConfig, ...rest: unknown[]) =>
      Reflect.apply(pg.Client.prototype.query, this, [rewrite(config, schema), ...rest])) as pg.Client["query"];
  };
}

function rewrite(config: string | pg.QueryConfig, schema: Schema): string | pg.QueryConfig {
  if (typeof config === "string") return config;
  const bound = tenant.getStore();
  if (config.text === "BEGIN" && bound) {
    const [insurerId, path] = [pg.escapeLiteral(bound.insurerId), pg.escapeLiteral(bound.searchPath)];
    return `begin; select set_config('app.insurer_id', ${insurerId}, true), set_config('search_path', ${path}, true)`;
  }
  return schema === CONSOLE_SCHEMA ? { ...config, text: config.text.replaceAll('"public".', "") } : config;
}

/** The process's Prisma client of a schema, also across development reloads. It sees no tenant's rows: use `inInsurer`. */
export function prisma(schema: Schema = "public"): PrismaClient {
  holder.portalPrisma ??= {};
  holder.portalPrisma[schema] ??= new PrismaClient({ adapter: new PrismaPg(poolOf(schema), adapterOptions()) });
  return holder.portalPrisma[schema];
}

function adapterOptions() {
  const keeps = env().DATABASE_NAMED_STATEMENTS === "1";
  return {
    ...(keeps && { statementNameGenerator: ({ sql }: { sql: string }) => statementName(sql) }),
    disposeExternalPool: true,
  };
}

function poolOf(schema: Schema): pg.Pool {
  const { PORTAL_DATABASE_URL: connectionString, DATABASE_POOL_SIZE: max } = env();
  const pool = new pg.Pool({
    connectionString,
    max: schema === CONSOLE_SCHEMA ? CONSOLE_POOL_SIZE : max,
    Client: clientOf(schema),
    ...CONNECT_TIME_OUT,
  });
  measure(schema, pool);
  return pool;
}

/** Connections in use and idle, and who waits for one: none should. */
function measure(schema: Schema, pool: pg.Pool): void {
  gauge(`portal_pool_${schema}_connections`, `Connections to the database, for the schema ${schema}.`, {
    labelNames: ["state"],
    read: (connections) => {
      connections.set({ state: "used" }, pool.totalCount - pool.idleCount);
      connections.set({ state: "idle" }, pool.idleCount);
      connections.set({ state: "waiting" }, pool.waitingCount);
    },
  });
}
