import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";

/**
 * Signs members out everywhere, logins under way too, as an operator does when
 * sessions may be in other hands (ASVS 7.4.5). Passwords and factors stay.
 * @returns how many sessions ended
 */
export async function endSessionsOf(scope: Scope, { memberIds }: { memberIds: readonly string[] }): Promise<number> {
  let ended = 0;
  for (const memberId of memberIds) {
    const { sessions } = await endFor(scope, "ended-by-operator", { memberIds: [memberId] });
    const entry = { action: "session.end-others", result: "success", memberId } as const;
    await recordAudit(scope, { ...entry, detail: { ended: sessions } });
    ended += sessions;
  }
  return ended;
}

/** The next members of the insurer, by id, who have a session or a login under way. */
export async function membersLoggedIn(
  { tx, insurerId }: Scope,
  { after, count }: { after: string; count: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ memberId: string }[]>`
    select "memberId" from "Session" where "insurerId" = ${insurerId}::uuid and "endedAt" is null
      and "memberId" > ${after}::uuid
    union
    select "memberId" from "LoginAttempt" where "insurerId" = ${insurerId}::uuid and "endedAt" is null
      and "memberId" > ${after}::uuid
    order by "memberId" limit ${count}::int`;
  return rows.map(({ memberId }) => memberId);
}
