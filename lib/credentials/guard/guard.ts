import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
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

/** The seconds to wait after each miss, for portal_charge_guard; its length is the misses that disable. */
export const GUARD_WAITS = schedule(waitSecondsAfter);

/** The same shape from another first wait, and up to 16 days: for each network apart. */
export function networkWaits(firstSeconds: number): number[] {
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

/** What portal_charge_guard answers. */
export const GUARD_ANSWERS = ["charged", "waiting", "disabled"] as const;
type GuardAnswer = (typeof GUARD_ANSWERS)[number];

/** The network of a peer, as the guards count it. */
export function networkOf({ ipAddress }: Pick<RequestContext, "ipAddress">): string {
  return truncateIpAddress(ipAddress) ?? "unknown";
}

/** Notes a refused charge in the metrics. */
export function judgeCharge(
  { insurer }: Pick<RequestContext, "insurer">,
  authenticator: Authenticator,
  answer: GuardAnswer,
): Result<undefined, "waiting" | "disabled"> {
  if (answer === "charged") return ok();
  waits.inc({ insurer: insurer.slug, authenticator });
  return fail(answer);
}

/** chargeGuard as an expression of a statement that reads more; judgeCharge takes its value. */
export function charging(scope: Scope, { memberId, authenticator, networkWaitSeconds }: GuardCharge): Prisma.Sql {
  const isByNetwork = networkWaitSeconds !== undefined;
  return Prisma.sql`portal_charge_guard(${scope.insurerId}::uuid, ${memberId}::uuid, ${authenticator}::"Authenticator",
    ${isByNetwork ? networkOf(scope) : null}, ${scope.now},
    ${isByNetwork ? networkWaits(networkWaitSeconds) : GUARD_WAITS}::int[])`;
}

/**
 * Counts a miss BEFORE the secret is compared; `clearGuard` removes it on success. One atomic statement: parallel
 * guesses queue on the row, and no more are evaluated than the schedule allows (spec §14 case 9, ASVS 6.3.1).
 * @returns `waiting` until the wait is over, `disabled` after 50 misses
 */
export async function chargeGuard(
  scope: Scope,
  charge: GuardCharge,
): Promise<Result<undefined, "waiting" | "disabled">> {
  const [row] = await scope.tx.$queryRaw<{ answer: GuardAnswer }[]>`select ${charging(scope, charge)} as "answer"`;
  return judgeCharge(scope, charge.authenticator, row?.answer ?? "waiting");
}

/** clearGuard as a part of a statement (lib/db/together.ts). */
export function clearingGuard({ insurerId }: Scope, { memberId, authenticator }: GuardKey): Prisma.Sql {
  return Prisma.sql`
    delete from "AuthenticatorGuard" where "insurerId" = ${insurerId}::uuid and "memberId" = ${memberId}::uuid
      and "authenticator" = ${authenticator}::"Authenticator"`;
}

/** Resets the misses of one authenticator, of all networks: only after it was proved, or replaced by somebody who may. */
export async function clearGuard(scope: Scope, key: GuardKey): Promise<void> {
  await scope.tx.$executeRaw(clearingGuard(scope, key));
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
