import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#lib/kernel/env.ts";
import { PrismaClient } from "./generated/client.ts";
import { statementName } from "./statement-name.ts";

const holder = globalThis as typeof globalThis & { portalPrisma?: PrismaClient };

/**
 * The process's one Prisma client. It sees no row of a tenant table (row-level security): use `inInsurer`. Global, so
 * that a development reload opens no second pool.
 */
export function prisma(): PrismaClient {
  holder.portalPrisma ??= new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env().PORTAL_DATABASE_URL, max: env().DATABASE_POOL_SIZE },
      { statementNameGenerator: ({ sql }) => statementName(sql) },
    ),
  });
  return holder.portalPrisma;
}
