import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { GuardCharge } from "./charge-guard.ts";

/** Resets the misses of one authenticator: only after it was proved, or replaced by somebody who may. */
export async function clearGuard(
  scope: Scope,
  { memberId, authenticator }: Pick<GuardCharge, "memberId" | "authenticator">,
): Promise<void> {
  await scope.tx.authenticatorGuard.deleteMany({ where: { insurerId: scope.insurerId, memberId, authenticator } });
}
