import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { CredentialLine } from "../method-verbs.ts";
import { passkeyProvider } from "./passkey-provider.ts";

export async function listPasskeys(scope: Scope, { memberId }: { memberId: string }): Promise<CredentialLine[]> {
  const passkeys = await scope.tx.passkey.findMany({
    where: { insurerId: scope.insurerId, memberId },
    select: { id: true, name: true, aaguid: true, isBackedUp: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ lastUsedAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
  });
  return passkeys.map(({ aaguid, ...line }) => ({ ...line, provider: passkeyProvider(aaguid, scope.language) }));
}
