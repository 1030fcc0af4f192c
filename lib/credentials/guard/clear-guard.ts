import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { GuardCharge } from "./charge-guard.ts";

/**
 * Forgets the misses of one authenticator: only after that same authenticator
 * was proved, or replaced by whoever may replace it.
 */
export async function clearGuard(
  scope: Scope,
  { memberId, authenticator }: Pick<GuardCharge, "memberId" | "authenticator">,
): Promise<void> {
  await scope.tx.authenticatorGuard.deleteMany({ where: { insurerId: scope.insurerId, memberId, authenticator } });
}
