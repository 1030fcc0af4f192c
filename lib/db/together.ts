import "server-only";
import { Prisma } from "./generated/client.ts";

/**
 * Several statements as one, for one round trip. All see the rows as they were before, and PostgreSQL promises no order:
 * none may need what another one writes, and no two may write the same row.
 * @param main its rows are the result
 */
export function together(main: Prisma.Sql, ...others: Prisma.Sql[]): Prisma.Sql {
  if (others.length === 0) return main;
  const named = others.map((each, index) => Prisma.sql`${Prisma.raw(`other_${index}`)} as (${each})`);
  return Prisma.sql`with ${Prisma.join(named)} ${main}`;
}
