import { type FactorCounts, usableMethods } from "#lib/credentials/count-factors.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { endOtherAttempts } from "#lib/login-flow/end-attempts.ts";
import { setMethod } from "#lib/login-flow/set-method.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";

export type RemovedFactor = {
  memberId: string;
  method: Method;
  /** As the member named it; mail codes have none. */
  name: string | null;
  /** What is left. */
  left: FactorCounts;
};

/**
 * What follows a factor that was deleted: logins under way may stand on it and
 * end, 「認証方法」 becomes one that is still there, the member is told.
 */
export async function factorRemoved(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId, method, name, left }: RemovedFactor,
): Promise<void> {
  const { insurer } = context;
  await endOtherAttempts(tx, context, { memberId, keptAttemptId: null, reason: "factor-removed" });
  const [next] = usableMethods(left, insurer.policy);
  const isChosen = await tx.member.count({ where: { insurerId: insurer.id, id: memberId, method } });
  if (left[method] === 0 && isChosen > 0 && next) await setMethod(tx, context, { memberId, method: next });
  await notifyMember(tx, context, { memberId, event: { type: "factor-removed", factor: method, name } });
}
