import "server-only";
import { type FactorCounts, usableMethods } from "#lib/credentials/count-factors.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { setMethod } from "#lib/login-flow/set-method.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";

export type RemovedFactor = {
  memberId: string;
  method: Method;
  /** As the member named it; mail codes have none. */
  name: string | null;
  left: FactorCounts;
};

/** After a deletion: ends logins under way, which may stand on it, updates 「認証方法」, sends a notice. */
export async function factorRemoved(scope: Scope, { memberId, method, name, left }: RemovedFactor): Promise<void> {
  const { tx, insurerId, insurer } = scope;
  await endFor(scope, "factor-removed", { memberIds: [memberId] });
  const [next] = usableMethods(left, insurer.policy);
  const isChosen = await tx.member.count({ where: { insurerId, id: memberId, method } });
  if (left[method] === 0 && isChosen > 0 && next) await setMethod(scope, { memberId, method: next });
  await notifyMember(scope, { memberId, event: { type: "factor-removed", factor: method, name } });
}
