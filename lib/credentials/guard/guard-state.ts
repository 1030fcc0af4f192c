import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { GuardCharge } from "./charge-guard.ts";

export type GuardState =
  | { kind: "open"; misses: number }
  | { kind: "waiting"; misses: number; waitUntil: Date }
  | { kind: "disabled"; misses: number };

/** One authenticator's counter. Only for pages behind the password: it reveals who is under attack. */
export async function guardState(
  scope: Scope,
  { memberId, authenticator }: Pick<GuardCharge, "memberId" | "authenticator">,
): Promise<GuardState> {
  const key = { insurerId: scope.insurerId, memberId, authenticator };
  const guard = await scope.tx.authenticatorGuard.findUnique({ where: { insurerId_memberId_authenticator: key } });
  const misses = guard?.misses ?? 0;
  if (guard?.disabledAt) return { kind: "disabled", misses };
  if (guard?.waitUntil && guard.waitUntil > scope.now) return { kind: "waiting", misses, waitUntil: guard.waitUntil };
  return { kind: "open", misses };
}
