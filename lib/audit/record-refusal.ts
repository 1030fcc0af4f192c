import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { truncateIpAddress } from "#lib/kernel/truncate-ip-address.ts";
import { type AuditEntry, recordAudit } from "./record-audit.ts";

export type Refusal = AuditEntry & {
  result: "failure" | "refused";
  /** What refusals of one kind share: part of the tally's key. */
  detail: { reason: string; [of: string]: string };
};

/** The hour that `moment` is in. */
export function hourOf(moment: Date): Date {
  const milliseconds = HOUR_SECONDS * 1000;
  return new Date(Math.floor(moment.getTime() / milliseconds) * milliseconds);
}

/**
 * Records a refused try that anybody can repeat without end. The first of an hour is an event; further ones of the same
 * kind, from the same network, only count, and closeRefusals writes them as one event with `count`: a flood does not
 * fill the audit trail (ASVS 16.2.5). Either way it is one row that the caller's commit flushes (spec §14 case 11).
 * @param who whom the tries name, where that is no member
 */
export async function recordRefusal(scope: Scope, entry: Refusal, who = entry.memberId ?? ""): Promise<void> {
  const { tx, insurerId, now, ipAddress, userAgent } = scope;
  const network = truncateIpAddress(ipAddress) ?? "unknown";
  const [tally] = await tx.$queryRaw<{ further: number }[]>`
    insert into "RefusalTally" as tally ("insurerId", "hour", "who", "action", "detail", "network", "memberId",
                                         "result", "actor", "at", "ipAddress", "userAgent")
    values (${insurerId}::uuid, ${hourOf(now)}, ${who}, ${entry.action}, ${JSON.stringify(entry.detail)}, ${network},
            ${entry.memberId ?? null}::uuid, ${entry.result}, ${scope.actor}, ${now}, ${ipAddress}, ${userAgent})
    on conflict ("insurerId", "hour", "who", "action", "detail", "network") do update set
      "further" = tally."further" + 1,
      "at" = excluded."at", "ipAddress" = excluded."ipAddress", "userAgent" = excluded."userAgent"
    returning "further"`;
  if (tally?.further === 0) await recordAudit(scope, entry);
}
