import "server-only";
import type { AuditAction } from "#lib/audit/audit-action.ts";
import type { ClerkScope } from "../access/clerk-verb.ts";

/** One change: what, when, by whom; `clerk` is null for an operator's. */
export type ContentEvent = { id: string; at: Date; action: AuditAction; clerk: string | null; what: string | null };

const SHOWN = 20;

/** The newest changes of these kinds, out of the audit trail; `what` is the name that the event kept. */
export function contentHistory(
  { tx, insurerId }: ClerkScope,
  actions: readonly AuditAction[],
): Promise<ContentEvent[]> {
  return tx.$queryRaw<ContentEvent[]>`
    select event."sequence"::text as "id", event."at", event."action", clerk."name" as "clerk",
      event."detail" ->> 'name' as "what"
    from "AuditEvent" event
    left join "Clerk" clerk on clerk."insurerId" = event."insurerId" and event."actor" = 'clerk:' || clerk."id"
    where event."insurerId" = ${insurerId}::uuid and event."action" = any(${[...actions]})
    order by event."sequence" desc limit ${SHOWN}::int`;
}
