import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { CredentialRef } from "./credential-ref.ts";

export type CredentialLine = { name: string; createdAt: Date; lastUsedAt: Date | null };

const LINE = { name: true, createdAt: true, lastUsedAt: true } as const;

/** One of the member's own apps or passkeys; null for anybody else's (spec §14 case 18). */
export async function findCredential(
  scope: Scope,
  { memberId, credential: { kind, id } }: { memberId: string; credential: CredentialRef },
): Promise<CredentialLine | null> {
  const where = { insurerId: scope.insurerId, memberId, id };
  return kind === "totp"
    ? scope.tx.totpDevice.findFirst({ where, select: LINE })
    : scope.tx.passkey.findFirst({ where, select: LINE });
}

/**
 * Whether this was the member's and is deleted: for whoever has it still open in
 * another tab. The audit remembers it; an id of somebody else's is unknown to it.
 */
export async function wasDeleted(
  scope: Scope,
  { memberId, credential: { kind, id } }: { memberId: string; credential: CredentialRef },
): Promise<boolean> {
  const deletions = await scope.tx.auditEvent.count({
    where: {
      insurerId: scope.insurerId,
      memberId,
      action: `${kind}.delete`,
      result: "success",
      detail: { path: ["credentialId"], equals: id },
    },
  });
  return deletions > 0;
}
