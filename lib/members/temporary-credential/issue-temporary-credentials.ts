import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { type PreparedTemporaryCredential, prepareTemporaryCredential } from "./prepare-temporary-credential.ts";

/**
 * Gives each member a new temporary credential in place of any former one, and
 * its tries anew.
 * @returns by member id; the only place where the plain passwords exist
 */
export async function issueTemporaryCredentials(
  tx: InsurerTransaction,
  context: RequestContext,
  members: readonly { id: string; qualifiedOn: Date | null }[],
): Promise<Map<string, PreparedTemporaryCredential>> {
  if (members.length === 0) return new Map();
  const prepared = members.map((member) => prepareTemporaryCredential(context, member));
  const key = { insurerId: context.insurer.id, memberId: { in: members.map(({ id }) => id) } };
  await tx.temporaryCredential.deleteMany({ where: key });
  await tx.temporaryCredential.createMany({ data: prepared.map(({ row }) => row) });
  await tx.authenticatorGuard.deleteMany({ where: { ...key, authenticator: "temporary" } });
  return new Map(prepared.map((credential) => [credential.row.memberId, credential]));
}
