import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { CredentialLine } from "../method-verbs.ts";

/** The member's authenticator apps, last used first, without secrets. */
export function listTotpDevices(scope: Scope, { memberId }: { memberId: string }): Promise<CredentialLine[]> {
  return scope.tx.totpDevice.findMany({
    where: { insurerId: scope.insurerId, memberId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ lastUsedAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
  });
}
