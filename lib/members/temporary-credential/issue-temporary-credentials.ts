import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { type PreparedTemporaryCredential, prepareTemporaryCredential } from "./prepare-temporary-credential.ts";

/** Replaces temporary credentials, with new tries. @returns the plain passwords by member id; only hashes are stored */
export async function issueTemporaryCredentials(
  scope: Scope,
  members: readonly { id: string; qualifiedOn: Date | null }[],
): Promise<Map<string, PreparedTemporaryCredential>> {
  if (members.length === 0) return new Map();
  const prepared = members.map((member) => prepareTemporaryCredential(scope, member));
  const key = { insurerId: scope.insurerId, memberId: { in: members.map(({ id }) => id) } };
  await scope.tx.temporaryCredential.deleteMany({ where: key });
  // By hand: Prisma takes ten times as long to write the statement for a batch of an import.
  await scope.tx.$executeRaw`
    insert into "TemporaryCredential" ("insurerId", "memberId", "kind", "passwordHash", "issuedAt", "expiresAt")
    select given.* from jsonb_to_recordset(${JSON.stringify(prepared.map(({ row }) => row))}::jsonb) as given(
      "insurerId" uuid, "memberId" uuid, "kind" "TemporaryCredentialKind", "passwordHash" text,
      "issuedAt" timestamptz, "expiresAt" timestamptz)`;
  await scope.tx.authenticatorGuard.deleteMany({ where: { ...key, authenticator: "temporary" } });
  return new Map(prepared.map((credential) => [credential.row.memberId, credential]));
}
