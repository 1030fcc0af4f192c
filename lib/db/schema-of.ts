import "server-only";
import { CONSOLE_SCHEMA, isConsoleHost } from "#lib/kernel/console.ts";
import { Prisma } from "./generated/client.ts";

/** The schema of those who log in at `host`, for a statement outside a transaction. */
export function schemaOf(host: string): Prisma.Sql {
  return Prisma.raw(isConsoleHost(host) ? CONSOLE_SCHEMA : "public");
}
