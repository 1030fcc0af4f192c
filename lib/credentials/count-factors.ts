import "server-only";
import { byMethod } from "#lib/insurers/by-method.ts";
import { type InsurerPolicy, METHODS, type Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { VERBS_BY_METHOD } from "./verbs-by-method.ts";

export type FactorCounts = Readonly<Record<Method, number>>;

/** How many of each second factor the member has set up. Behind holdMember it stays true until the commit. */
export async function countFactors(scope: Scope, memberId: string): Promise<FactorCounts> {
  const counts = byMethod(() => 0);
  for (const method of METHODS) counts[method] = await VERBS_BY_METHOD[method].count(scope, memberId);
  return counts;
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
