import "server-only";
import { type FactorCounts, usableMethods } from "#lib/credentials/count-factors.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { setMethod } from "#lib/login-flow/set-method.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { noteDone } from "#lib/sessions/done.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

export type RemovedFactor = {
  method: Method;
  /** As the member named it; mail codes have none. */
  name: string | null;
  left: FactorCounts;
};

/**
 * What follows a factor that was deleted: logins under way may stand on it and
 * end, 「認証方法」 becomes one that is still there, the member is told.
 */
export async function factorRemoved(
  scope: Scope,
  { id: sessionId, member: { id: memberId } }: RecentSession,
  { method, name, left }: RemovedFactor,
): Promise<void> {
  const { tx, insurerId, insurer } = scope;
  await endFor(scope, "factor-removed", { memberIds: [memberId] });
  const [next] = usableMethods(left, insurer.policy);
  const isChosen = await tx.member.count({ where: { insurerId, id: memberId, method } });
  if (left[method] === 0 && isChosen > 0 && next) await setMethod(scope, { memberId, method: next });
  await notifyMember(scope, { memberId, event: { type: "factor-removed", factor: method, name } });
  await noteDone(scope, sessionId, { code: `${method}-deleted`, name: name ?? undefined });
}
