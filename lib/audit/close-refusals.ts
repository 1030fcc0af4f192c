import "server-only";
import type { RefusalTally } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { AuditAction } from "./audit-action.ts";
import { recordAudit } from "./record-audit.ts";
import { hourOf, type Refusal } from "./record-refusal.ts";

/** In one transaction: each event waits for the chain's head, and so does every login behind it. */
const TALLIES_AT_ONCE = 100;

/** What a tally's row has as text, as recordRefusal wrote it. */
type ClosedTally = Omit<RefusalTally, "action" | "result" | "actor"> &
  Pick<Scope, "actor"> & { action: AuditAction; result: Refusal["result"] };

/**
 * Takes tallies of hours that are over, and writes for each one event: its last try, and in `detail.count` how many
 * there were after the hour's first. Run it until it returns 0; an aborted run loses none.
 * @returns how many tallies it took
 */
export async function closeRefusals(scope: Scope): Promise<number> {
  const closed = await scope.tx.$queryRaw<ClosedTally[]>`
    delete from "RefusalTally" where ctid in (
      select ctid from "RefusalTally"
      where "insurerId" = ${scope.insurerId}::uuid and "hour" < ${hourOf(scope.now)}
      limit ${TALLIES_AT_ONCE}::int for update skip locked)
    returning *`;
  for (const { further, memberId, action, result, detail, actor, at, ipAddress, userAgent } of closed) {
    if (further === 0) continue;
    await recordAudit(
      { ...scope, now: at, actor, ipAddress, userAgent },
      { action, result, memberId: memberId ?? undefined, detail: { ...JSON.parse(detail), count: further } },
    );
  }
  return closed.length;
}
