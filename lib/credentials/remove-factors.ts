import "server-only";
import { SHOWN_METHODS } from "#lib/insurers/factors.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { RemovedFactor } from "./method-verbs.ts";
import { VERBS_BY_METHOD } from "./verbs-by-method.ts";

/** Deletes all second factors, behind the member's row lock. @returns each app and passkey by its id, for the audit */
export async function removeFactors(scope: Scope, memberId: string): Promise<RemovedFactor[]> {
  const removed: RemovedFactor[] = [];
  for (const method of SHOWN_METHODS) removed.push(...(await VERBS_BY_METHOD[method].removeAll(scope, memberId)));
  return removed;
}
