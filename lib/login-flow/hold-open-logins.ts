import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { holdMember } from "#lib/members/hold-member.ts";

/**
 * Takes the rows that a change is about to end, in the order in which every act
 * of the login flow takes them (attempt, session, member): two transactions that
 * meet wait for each other instead of standing in each other's way. What is read
 * of the member afterwards stays true until the commit.
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
