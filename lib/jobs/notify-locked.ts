import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { DISABLING_MISSES, waitSecondsAfter } from "#lib/credentials/guard/guard.ts";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import { FACTOR_AUTHENTICATORS } from "#lib/insurers/factors.ts";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";

/** Longer than the time between two runs (run-worker.ts), so that no such wait is missed. */
const NOTIFIED_WAIT_SECONDS = 5 * MINUTE_SECONDS;

/** The count of misses from which waits are long enough for a notice. */
const NOTIFIED_MISSES = Array.from({ length: DISABLING_MISSES }, (_, index) => index + 1).find(
  (misses) => waitSecondsAfter(misses) >= NOTIFIED_WAIT_SECONDS,
);

const PASSWORDS: Authenticator[] = ["password", "passwordInKnownBrowser"];
const NOTIFIED_AUTHENTICATORS: Authenticator[] = [...PASSWORDS, ...FACTOR_AUTHENTICATORS, "recoveryCode"];

/**
 * Members of one transaction: their audit events hold the head of the chain, for which every login of the insurer waits.
 * Whoever tries one password at all accounts locks them all at once.
 */
const MEMBERS_AT_ONCE = 100;

type LockedMember = { memberId: string; isPassword: boolean; isDisabled: boolean };

/**
 * Members who have to wait long, or whose authenticator is disabled, and who got no notice of it yet: one a day, and
 * one when disabled. Misses behind the password come first, because somebody knows the password.
 */
function findLocked({ tx, insurerId, now }: Scope): Promise<LockedMember[]> {
  return tx.$queryRaw<LockedMember[]>`
    select distinct on (guard."memberId") guard."memberId",
           guard."authenticator" = any(${PASSWORDS}::"Authenticator"[]) as "isPassword",
           guard."disabledAt" is not null as "isDisabled"
    from "AuthenticatorGuard" guard
    join "Member" member on member."insurerId" = guard."insurerId" and member."id" = guard."memberId"
    where guard."insurerId" = ${insurerId}::uuid
      and guard."authenticator" = any(${NOTIFIED_AUTHENTICATORS}::"Authenticator"[])
      and (guard."disabledAt" is not null or guard."misses" >= ${NOTIFIED_MISSES}::int and guard."waitUntil" > ${now})
      and member."state" = 'active' and member."emailConfirmedAt" is not null
      and not exists (select from "AuditEvent" told
        where told."insurerId" = guard."insurerId" and told."memberId" = guard."memberId"
          and told."action" = 'login.locked'
          and (told."at" > ${addSeconds(now, -DAY_SECONDS)} or told."at" >= guard."disabledAt"))
    order by guard."memberId", "isPassword", guard."disabledAt" nulls last
    limit ${MEMBERS_AT_ONCE}::int`;
}

/** Notifies some of them. @returns how many: none when nobody is left */
async function notifySome(scope: Scope): Promise<number> {
  const locked = await findLocked(scope);
  for (const { memberId, isPassword, isDisabled } of locked) {
    const at = isPassword ? "password" : "secondFactor";
    await notifyMember(scope, { memberId, event: { type: "locked", at, isDisabled } });
    const entry = { action: "login.locked", result: "success", memberId } as const;
    await recordAudit(scope, { ...entry, detail: { at, isDisabled } });
  }
  return locked.length;
}

/**
 * Notifies members of one insurer that logins in their name failed until they were stopped (spec §8, §9; ASVS 6.3.5). A
 * job of its own, so that a refused login takes the same time for everybody (spec §14 case 11).
 * @returns how many were notified
 */
export async function notifyLockedOf(insurer: Insurer, now: Date): Promise<number> {
  const context = systemContext(insurer, now);
  let notified = 0;
  for (let some = await inInsurer(context, notifySome); some > 0; some = await inInsurer(context, notifySome)) {
    notified += some;
  }
  return notified;
}

/** As notifyLockedOf, for every insurer. @returns how many were notified */
export async function notifyLocked(now: Date): Promise<number> {
  let notified = 0;
  for (const insurer of await listInsurers()) notified += await notifyLockedOf(insurer, now);
  return notified;
}
