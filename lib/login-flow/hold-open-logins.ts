import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { holdMember } from "#lib/members/hold-member.ts";

/**
 * Locks the rows that a change is about to end, in the order of every verb of the login flow (attempt, session,
 * member), so that two transactions wait for each other without a deadlock. What is read of the member afterwards
 * cannot change before the commit.
 */
export async function holdOpenLogins(
  scope: Scope,
  { memberId, withSessions }: { memberId: string; withSessions: boolean },
): Promise<void> {
  const { tx, insurerId } = scope;
  await tx.$queryRaw`
    select 1 from "LoginAttempt"
    where "insurerId" = ${insurerId}::uuid and "memberId" = ${memberId}::uuid and "endedAt" is null
    order by "id" for update`;
  if (withSessions) {
    await tx.$queryRaw`
      select 1 from "Session"
      where "insurerId" = ${insurerId}::uuid and "memberId" = ${memberId}::uuid and "endedAt" is null
      order by "id" for update`;
  }
  await holdMember(scope, memberId);
}
