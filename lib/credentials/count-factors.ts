import "server-only";
import { byMethod } from "#lib/insurers/by-method.ts";
import { type InsurerPolicy, METHODS, type Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { VERBS_BY_METHOD } from "./verbs-by-method.ts";

export type FactorCounts = Readonly<Record<Method, number>>;

/** How many of each second factor the member has. Behind holdMember the counts cannot change before the commit. */
export async function countFactors(scope: Scope, memberId: string): Promise<FactorCounts> {
  const counts = byMethod(() => 0);
  for (const method of METHODS) counts[method] = await VERBS_BY_METHOD[method].count(scope, memberId);
  return counts;
}

/** Methods that are set up and allowed by the insurer, in its order. */
export function usableMethods(counts: FactorCounts, { methods }: Pick<InsurerPolicy, "methods">): Method[] {
  return methods.filter((method) => counts[method] > 0);
}

export function withoutOne(counts: FactorCounts, method: Method): FactorCounts {
  return { ...counts, [method]: counts[method] - 1 };
}

/** Whether the member could not log in without it: it can only be replaced (spec §6). */
export async function isLastFactor(scope: Scope, memberId: string, method: Method): Promise<boolean> {
  const left = withoutOne(await countFactors(scope, memberId), method);
  return usableMethods(left, scope.insurer.policy).length === 0;
}
