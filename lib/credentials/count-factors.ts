import "server-only";
import type { InsurerPolicy, Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";

export type FactorCounts = Readonly<Record<Method, number>>;

/** How many of each second factor the member has set up. Behind holdMember it stays true until the commit. */
export async function countFactors(scope: Scope, memberId: string): Promise<FactorCounts> {
  const { tx } = scope;
  const { isEmailCodeEnabled, _count } = await tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
    select: { isEmailCodeEnabled: true, _count: { select: { totpDevices: true, passkeys: true } } },
  });
  return { passkey: _count.passkeys, totp: _count.totpDevices, email: isEmailCodeEnabled ? 1 : 0 };
}

/** Methods the member can log in with tomorrow: set up, and allowed by the insurer, in its order. */
export function usableMethods(counts: FactorCounts, { methods }: Pick<InsurerPolicy, "methods">): Method[] {
  return methods.filter((method) => counts[method] > 0);
}

/** What is left of the counts without one of `method`. */
export function withoutOne(counts: FactorCounts, method: Method): FactorCounts {
  return { ...counts, [method]: counts[method] - 1 };
}

/** Whether the member could not log in any more without this one: it is replaced, never deleted (spec §6). */
export async function isLastFactor(scope: Scope, memberId: string, method: Method): Promise<boolean> {
  const left = withoutOne(await countFactors(scope, memberId), method);
  return usableMethods(left, scope.insurer.policy).length === 0;
}
