import "server-only";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { disableMembers } from "#lib/members/disable-members.ts";
import { columnOfDate, dayInJapan } from "#lib/typed-text/calendar-date.ts";

/** Disables members whose 資格喪失日 has come; the import does it for past dates (spec §10). @returns how many */
export async function disableDisqualified(now: Date): Promise<number> {
  let disabled = 0;
  for (const insurer of await listInsurers()) {
    disabled += await inInsurer(systemContext(insurer, now), async (scope) => {
      const due = await scope.tx.member.findMany({
        where: { insurerId: insurer.id, state: "active", disqualifiedOn: { lte: columnOfDate(dayInJapan(now)) } },
        select: { id: true },
      });
      const memberIds = due.map(({ id }) => id);
      await disableMembers(scope, { memberIds });
      return due.length;
    });
  }
  return disabled;
}
