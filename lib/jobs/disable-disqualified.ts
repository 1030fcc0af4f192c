import "server-only";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { disableMembers } from "#lib/members/disable-members.ts";
import { columnOfDate, dayInJapan } from "#lib/typed-text/calendar-date.ts";

/**
 * Members of one transaction: their audit events hold the head of the chain, for which every login of the insurer waits.
 * When a company leaves, ten thousands are due on one day.
 */
const MEMBERS_AT_ONCE = 100;

/** Disables some of those who are due. @returns how many: none when nobody is left */
async function disableSome(scope: Scope): Promise<number> {
  const { tx, insurerId, now } = scope;
  const due = await tx.member.findMany({
    where: { insurerId, state: "active", disqualifiedOn: { lte: columnOfDate(dayInJapan(now)) } },
    select: { id: true },
    take: MEMBERS_AT_ONCE,
  });
  await disableMembers(scope, { memberIds: due.map(({ id }) => id) });
  return due.length;
}

/** Disables members whose 資格喪失日 has come; the import does it for past dates (spec §10). @returns how many */
export async function disableDisqualified(now: Date): Promise<number> {
  let disabled = 0;
  for (const insurer of await listInsurers()) {
    const context = systemContext(insurer, now);
    for (let some = await inInsurer(context, disableSome); some > 0; some = await inInsurer(context, disableSome)) {
      disabled += some;
    }
  }
  return disabled;
}
