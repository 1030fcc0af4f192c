import "server-only";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { FIRST_WAIT_SECONDS, FREE_MISSES, MAX_WAIT_HOURS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

/** The authenticator is disabled after so many misses (spec §8; NIST 800-63B-4 §3.2.2 allows 100). */
export const DISABLING_MISSES = 50;

/** Seconds to wait after the `misses`th miss: none for 4, then 30 s doubling to 1 h. */
export function waitSecondsAfter(misses: number): number {
  if (misses <= FREE_MISSES) return 0;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (misses - FREE_MISSES - 1), MAX_WAIT_HOURS * HOUR_SECONDS);
}

/** waitSecondsByMiss[n] follows the (n+1)th miss; PostgreSQL counts from 1. */
const waitSecondsByMiss = Array.from({ length: DISABLING_MISSES }, (_, index) => waitSecondsAfter(index + 1));

/** Whose misses, and at what: one counter each. */
export type GuardKey = { memberId: string; authenticator: Authenticator };

export type GuardCharge = GuardKey & {
  /** Tries before the authenticator is disabled; default 50. */
  maxMisses?: number;
};

/**
 * Counts a miss BEFORE the secret is compared; `clearGuard` removes it on success. One atomic statement: parallel
 * guesses queue on the row, and no more are evaluated than the schedule allows (spec §14 case 9, ASVS 6.3.1).
 * countUnknownLogin does the same for an unknown user ID.
 * @returns `waiting` until the wait is over, `disabled` after `maxMisses`
 */
export async function chargeGuard(
  scope: Scope,
  { memberId, authenticator, maxMisses = DISABLING_MISSES }: GuardCharge,
): Promise<Result<undefined, "waiting" | "disabled">> {
  const { tx, insurerId, now } = scope;
  const [state] = await tx.$queryRaw<{ isCharged: boolean; isDisabled: boolean }[]>`
    with charged as (
      insert into "AuthenticatorGuard" as guard ("insurerId", "memberId", "authenticator", "misses", "disabledAt")
      select "insurerId", "id", ${authenticator}::"Authenticator", 1,
             case when ${maxMisses}::int <= 1 then ${now}::timestamptz end
      from "Member" where "insurerId" = ${insurerId}::uuid and "id" = ${memberId}::uuid
      on conflict ("insurerId", "memberId", "authenticator") do update set
        "misses" = guard."misses" + 1,
        "waitUntil" = ${now}::timestamptz
          + make_interval(secs => nullif((${waitSecondsByMiss}::int[])[guard."misses" + 1], 0)),
        "disabledAt" = case when guard."misses" + 1 >= ${maxMisses}::int then ${now}::timestamptz end
      where guard."disabledAt" is null and (guard."waitUntil" is null or guard."waitUntil" <= ${now}::timestamptz)
      returning 1
    )
    select exists (select from charged) as "isCharged",
           exists (select from "AuthenticatorGuard" where "insurerId" = ${insurerId}::uuid
                   and "memberId" = ${memberId}::uuid and "authenticator" = ${authenticator}::"Authenticator"
                   and "disabledAt" is not null) as "isDisabled"`;
  if (state?.isCharged) return ok();
  return fail(state?.isDisabled ? "disabled" : "waiting");
}

/** Resets the misses of one authenticator: only after it was proved, or replaced by somebody who may. */
export async function clearGuard({ tx, insurerId }: Scope, { memberId, authenticator }: GuardKey): Promise<void> {
  await tx.authenticatorGuard.deleteMany({ where: { insurerId, memberId, authenticator } });
}

export type GuardState =
  | { kind: "open"; misses: number }
  | { kind: "waiting"; misses: number; waitUntil: Date }
  | { kind: "disabled"; misses: number };

/** One authenticator's counter. Only for pages behind the password: it reveals who is under attack. */
export async function guardState(scope: Scope, { memberId, authenticator }: GuardKey): Promise<GuardState> {
  const key = { insurerId: scope.insurerId, memberId, authenticator };
  const guard = await scope.tx.authenticatorGuard.findUnique({ where: { insurerId_memberId_authenticator: key } });
  const misses = guard?.misses ?? 0;
  if (guard?.disabledAt) return { kind: "disabled", misses };
  if (guard?.waitUntil && guard.waitUntil > scope.now) return { kind: "waiting", misses, waitUntil: guard.waitUntil };
  return { kind: "open", misses };
}
