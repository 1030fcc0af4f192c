import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";

/**
 * SQL: whether the row `member` waits, or has an authenticator disabled. A network that has to wait is a stranger's, as
 * far as anybody knows; the member may be let in from another.
 */
export function isLocked(now: Date): Prisma.Sql {
  return Prisma.sql`exists (select from "AuthenticatorGuard" guard
    where guard."insurerId" = member."insurerId" and guard."memberId" = member."id" and guard."network" = ''
      and (guard."disabledAt" is not null or guard."waitUntil" > ${now}))`;
}
