import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { GuardCharge } from "./charge-guard.ts";

/**
 * Forgets the misses of one authenticator: only after that same authenticator
 * was proved, or replaced by whoever may replace it.
 */
export async function clearGuard(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId, authenticator }: Pick<GuardCharge, "memberId" | "authenticator">,
): Promise<void> {
  await tx.authenticatorGuard.deleteMany({ where: { insurerId: context.insurer.id, memberId, authenticator } });
}
