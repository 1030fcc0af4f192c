import "server-only";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { DAY_SECONDS, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { FIRST_WAIT_SECONDS, FREE_MISSES, MAX_WAIT_HOURS } from "#lib/kernel/limits.ts";
import { waits } from "#lib/kernel/metrics.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { truncateIpAddress } from "#lib/kernel/truncate-ip-address.ts";

/** The authenticator is disabled after so many misses (spec §8; NIST 800-63B-4 §3.2.2 allows 100). */
export const DISABLING_MISSES = 50;
const MAX_NETWORK_WAIT_SECONDS = 16 * DAY_SECONDS;

/** Seconds to wait after the `misses`th miss: none for 4, then 30 s doubling to 1 h. */
export function waitSecondsAfter(misses: number): number {
  if (misses <= FREE_MISSES) return 0;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (misses - FREE_MISSES - 1), MAX_WAIT_HOURS * HOUR_SECONDS);
}

const schedule = (waitAfter: (misses: number) => number) =>
  Array.from({ length: DISABLING_MISSES }, (_, index) => waitAfter(index + 1));
const WAITS = schedule(waitSecondsAfter);
const NO_WAITS = schedule(() => 0);

/** The same shape from another first wait, and up to 16 days. */
function networkWaits(firstSeconds: number): number[] {
  return schedule((misses) =>
    misses <= FREE_MISSES ? 0 : Math.min(firstSeconds * 2 ** (misses - FREE_MISSES - 1), MAX_NETWORK_WAIT_SECONDS),
  );
}

/** Whose misses, and at what: one counter each. */
export type GuardKey = { memberId: string; authenticator: Authenticator };

export type GuardCharge = GuardKey & {
  /**
   * The wait after five misses of one network (IPv4 /24, IPv6 /48), which then doubles: a stranger's misses make nobody
   * else wait. All networks together have 50 tries (docs/adr/0016).
   */
  networkWaitSeconds?: number;
};

/**
 * Counts a miss BEFORE the secret is compared; `clearGuard` removes it on success. One atomic statement: parallel
 * guesses queue on the row, and no more are evaluated than the schedule allows (spec §14 case 9, ASVS 6.3.1).
 * countUnknownLogin does the same for an unknown user ID.
 * @returns `waiting` until the wait is over, `disabled` after 50 misses
 */
export async function chargeGuard(
  scope: Scope,
  { memberId, authenticator, networkWaitSeconds }: GuardCharge,
): Promise<Result<undefined, "waiting" | "disabled">> {
  const { tx, insurerId, now } = scope;
  const isByNetwork = networkWaitSeconds !== undefined;
  const network = truncateIpAddress(scope.ipAddress) ?? "unknown";
  // The network's row comes first: a refused network uses up no try of all.
  const [state] = await tx.$queryRaw<{ isCharged: boolean; isDisabled: boolean }[]>`
    with disabled as (
      select from "AuthenticatorGuard" where "insurerId" = ${insurerId}::uuid and "memberId" = ${memberId}::uuid
        and "authenticator" = ${authenticator}::"Authenticator" and "disabledAt" is not null
    ), of_network as (
      insert into "AuthenticatorGuard" as guard ("insurerId", "memberId", "authenticator", "network", "misses")
      select "insurerId", "id", ${authenticator}::"Authenticator", ${network}, 1
      from "Member" where "insurerId" = ${insurerId}::uuid and "id" = ${memberId}::uuid
        and ${isByNetwork} and not exists (select from disabled)
      on conflict ("insurerId", "memberId", "authenticator", "network") do update set
        "misses" = guard."misses" + 1,
        "waitUntil" = ${now}::timestamptz
          + make_interval(secs => nullif((${networkWaits(networkWaitSeconds ?? 0)}::int[])[guard."misses" + 1], 0))
      where guard."waitUntil" is null or guard."waitUntil" <= ${now}::timestamptz
      returning 1
    ), charged as (
      insert into "AuthenticatorGuard" as guard ("insurerId", "memberId", "authenticator", "misses")
      select "insurerId", "id", ${authenticator}::"Authenticator", 1
      from "Member" where "insurerId" = ${insurerId}::uuid and "id" = ${memberId}::uuid
        and (not ${isByNetwork} or exists (select from of_network))
      on conflict ("insurerId", "memberId", "authenticator", "network") do update set
        "misses" = guard."misses" + 1,
        "waitUntil" = ${now}::timestamptz
          + make_interval(secs => nullif((${isByNetwork ? NO_WAITS : WAITS}::int[])[guard."misses" + 1], 0)),
        "disabledAt" = case when guard."misses" + 1 >= ${DISABLING_MISSES}::int then ${now}::timestamptz end
      where guard."disabledAt" is null and (guard."waitUntil" is null or guard."waitUntil" <= ${now}::timestamptz)
      returning 1
    )
    select exists (select from charged) as "isCharged", exists (select from disabled) as "isDisabled"`;
  if (state?.isCharged) return ok();
  waits.inc({ insurer: scope.insurer.slug, authenticator });
  return fail(state?.isDisabled ? "disabled" : "waiting");
}

/** Resets the misses of one authenticator, of all networks: only after it was proved, or replaced by somebody who may. */
export async function clearGuard({ tx, insurerId }: Scope, { memberId, authenticator }: GuardKey): Promise<void> {
  await tx.authenticatorGuard.deleteMany({ where: { insurerId, memberId, authenticator } });
}

export type GuardState =
  | { kind: "open"; misses: number }
  | { kind: "waiting"; misses: number; waitUntil: Date }
  | { kind: "disabled"; misses: number };

/** One authenticator's counter. Only for pages behind the password: it reveals who is under attack. */
export async function guardState(scope: Scope, { memberId, authenticator }: GuardKey): Promise<GuardState> {
  const key = { insurerId: scope.insurerId, memberId, authenticator, network: "" };
  const where = { insurerId_memberId_authenticator_network: key };
  const guard = await scope.tx.authenticatorGuard.findUnique({ where });
  const misses = guard?.misses ?? 0;
  if (guard?.disabledAt) return { kind: "disabled", misses };
  if (guard?.waitUntil && guard.waitUntil > scope.now) return { kind: "waiting", misses, waitUntil: guard.waitUntil };
  return { kind: "open", misses };
}
