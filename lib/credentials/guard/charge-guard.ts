import "server-only";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { DISABLING_MISSES, waitSecondsAfter } from "./wait-schedule.ts";

/** waitSecondsByMiss[n] follows the (n+1)th miss; PostgreSQL counts from 1. */
const waitSecondsByMiss = Array.from({ length: DISABLING_MISSES }, (_, index) => waitSecondsAfter(index + 1));

export type GuardCharge = {
  memberId: string;
  authenticator: Authenticator;
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
