import "server-only";
import { NAMED_METHODS, type NamedMethod } from "#lib/insurers/factors.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { CredentialLine } from "./method-verbs.ts";
import { VERBS_BY_METHOD } from "./verbs-by-method.ts";

/** The member's apps and passkeys by method, last used first, without secrets. */
export async function listCredentials(scope: Scope, memberId: string): Promise<Record<NamedMethod, CredentialLine[]>> {
  const lists: [NamedMethod, CredentialLine[]][] = [];
  for (const method of NAMED_METHODS) lists.push([method, await VERBS_BY_METHOD[method].list(scope, { memberId })]);
  return Object.fromEntries(lists) as Record<NamedMethod, CredentialLine[]>;
}
