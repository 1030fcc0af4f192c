import "server-only";
import { FACTORS } from "#lib/insurers/factors.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { CredentialRef } from "./credential-ref.ts";
import type { CredentialLine } from "./method-verbs.ts";
import { VERBS_BY_METHOD } from "./verbs-by-method.ts";

/** One of the member's own apps or passkeys; null for anybody else's (spec §14 case 18). */
export async function findCredential(
  scope: Scope,
  { memberId, credential: { kind, id } }: { memberId: string; credential: CredentialRef },
): Promise<CredentialLine | null> {
  return VERBS_BY_METHOD[kind].find(scope, { memberId, id });
}

/** Whether the member deleted this credential, by the audit; another member's id is not found. */
export async function wasDeleted(
  scope: Scope,
  { memberId, credential: { kind, id } }: { memberId: string; credential: CredentialRef },
): Promise<boolean> {
  const deletions = await scope.tx.auditEvent.count({
    where: {
      insurerId: scope.insurerId,
      memberId,
      action: FACTORS[kind].audit.removed,
      result: "success",
      detail: { path: ["credentialId"], equals: id },
    },
  });
  return deletions > 0;
}
