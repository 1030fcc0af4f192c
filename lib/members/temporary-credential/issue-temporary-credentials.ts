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
  const { tx, insurerId } = scope;
  // By hand, with a list as one parameter: for one parameter a member, the plan that is made for any insurer reads all
  // credentials of this one for each batch of an import.
  await tx.$executeRaw`
    insert into "TemporaryCredential" ("insurerId", "memberId", "kind", "passwordHash", "issuedAt", "expiresAt")
    select given.* from jsonb_to_recordset(${JSON.stringify(prepared.map(({ row }) => row))}::jsonb) as given(
      "insurerId" uuid, "memberId" uuid, "kind" "TemporaryCredentialKind", "passwordHash" text,
      "issuedAt" timestamptz, "expiresAt" timestamptz)
    on conflict ("insurerId", "memberId") do update set ("kind", "passwordHash", "issuedAt", "expiresAt")
      = (excluded."kind", excluded."passwordHash", excluded."issuedAt", excluded."expiresAt")`;
  await tx.$executeRaw`
    delete from "AuthenticatorGuard" where "insurerId" = ${insurerId}::uuid
      and "memberId" = any(${members.map(({ id }) => id)}::uuid[]) and "authenticator" = 'temporary'`;
  return new Map(prepared.map((credential) => [credential.row.memberId, credential]));
}
