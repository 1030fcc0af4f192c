import { closeRefusals } from "#lib/audit/close-refusals.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeContext } from "./make-insurer.ts";
import { asOperator } from "./ops-transaction.ts";

/** Long after every test's moment, so that all hours are over. */
const LATER = new Date("2030-01-01T00:00:00Z");

/** How many tries in a member's name were refused for each reason, whether they are one event or several. */
export async function countRefusals(insurer: Insurer, memberId: string): Promise<Record<string, number>> {
  const context = makeContext(insurer, { now: LATER });
  while ((await asOperator(context, closeRefusals)) > 0);
  const events = await inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({ where: { memberId, result: { not: "success" } } }),
  );
  const counts: Record<string, number> = {};
  for (const { detail } of events) {
    const { reason, count = 1 } = detail as { reason: string; count?: number };
    counts[reason] = (counts[reason] ?? 0) + count;
  }
  return counts;
}
