import type { AuditAction } from "#lib/audit/audit-action.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";

/**
 * How many events of one kind an insurer has, and the most that one transaction has written: until its commit every
 * login of the insurer waits for the head of the audit chain.
 */
export async function countEvents(
  insurerId: string,
  action: AuditAction,
): Promise<{ all: number; mostAtOnce: number }> {
  const [counted] = await inTransaction(
    insurerId,
    (tx) => tx.$queryRaw<{ all: number; mostAtOnce: number }[]>`
      select coalesce(sum("count"), 0)::int as "all", coalesce(max("count"), 0)::int as "mostAtOnce"
      from (select count(*) as "count" from "AuditEvent" where "action" = ${action} group by xmin::text) as each`,
  );
  return counted ?? { all: 0, mostAtOnce: 0 };
}
