import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { CONSOLE_SCHEMA } from "#lib/kernel/console.ts";
import { env } from "#lib/kernel/env.ts";
import { PrismaClient } from "./generated/client.ts";
import { statementName } from "./statement-name.ts";

/** Of the members, or of the clerks: tables of the same names and shape (docs/adr/0017). */
export type Schema = "public" | typeof CONSOLE_SCHEMA;

/** Few clerks work at once; the members keep their connections. */
const CONSOLE_POOL_SIZE = 3;

const holder = globalThis as typeof globalThis & { portalPrisma?: Partial<Record<Schema, PrismaClient>> };

/**
 * Prisma writes "public" before every name. Without it the search path decides, which
 * inTransaction sets: the clerks' own tables first, then those there is only one of.
 */
class PathClient extends pg.Client {
  // pg's own overloads end in one that takes anything.
  override query = ((config: string | pg.QueryConfig, ...rest: unknown[]) => {
    const isNamed = typeof config === "object" && typeof config.text === "string";
    const unqualified = isNamed ? { ...config, text: config.text.replaceAll('"public".', "") } : config;
    return Reflect.apply(pg.Client.prototype.query, this, [unqualified, ...rest]);
  }) as pg.Client["query"];
}

/** The process's Prisma client of a schema, also across development reloads. It sees no tenant's rows: use `inInsurer`. */
export function prisma(schema: Schema = "public"): PrismaClient {
  holder.portalPrisma ??= {};
  holder.portalPrisma[schema] ??= new PrismaClient({ adapter: new PrismaPg(poolOf(schema), ADAPTER) });
  return holder.portalPrisma[schema];
}

const ADAPTER = {
  statementNameGenerator: ({ sql }: { sql: string }) => statementName(sql),
  disposeExternalPool: true,
};

function poolOf(schema: Schema): pg.Pool {
  const { PORTAL_DATABASE_URL: connectionString, DATABASE_POOL_SIZE: max } = env();
  return schema === CONSOLE_SCHEMA
    ? new pg.Pool({ connectionString, max: CONSOLE_POOL_SIZE, Client: PathClient })
    : new pg.Pool({ connectionString, max });
}
