import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#lib/kernel/env.ts";
import { PrismaClient } from "./generated/client.ts";
import { statementName } from "./statement-name.ts";

const holder = globalThis as typeof globalThis & { portalPrisma?: PrismaClient };

/** The process's Prisma client, also across development reloads. It sees no tenant's rows: use `inInsurer`. */
export function prisma(): PrismaClient {
  holder.portalPrisma ??= new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env().PORTAL_DATABASE_URL, max: env().DATABASE_POOL_SIZE },
      { statementNameGenerator: ({ sql }) => statementName(sql) },
    ),
  });
  return holder.portalPrisma;
}
