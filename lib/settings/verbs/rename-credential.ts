import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { CredentialRef } from "#lib/credentials/credential-ref.ts";
import { findCredential, wasDeleted } from "#lib/credentials/find-credential.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import {
  type CredentialName,
  type CredentialNameProblem,
  readCredentialName,
} from "#lib/typed-text/credential-name.ts";
import type { RecentSession } from "../recent-session.ts";

/**
 * 「名前の変更」: names are unique per member and kind in their folded form
 * (spec §3), held against parallel posts by the member's row.
 * @returns `gone` when it was deleted elsewhere; `unknown` for anybody else's
 */
export async function renameCredential(
  scope: Scope,
  { member: { id: memberId } }: RecentSession,
  { credential, name: typedName }: { credential: CredentialRef; name: string },
): Promise<Result<undefined, CredentialNameProblem | "name-taken" | "unknown" | "gone">> {
  const name = readCredentialName(typedName);
  if (!name.ok) return name;
  await holdMember(scope, memberId);
  if (!(await findCredential(scope, { memberId, credential }))) {
    return fail((await wasDeleted(scope, { memberId, credential })) ? "gone" : "unknown");
  }
  if (await isTaken(scope, { memberId, credential, name: name.value })) return fail("name-taken");
  const { kind, id } = credential;
  const change = {
    where: scope.key(id),
    data: { name: name.value.name, nameFolded: name.value.folded },
  };
  await (kind === "totp" ? scope.tx.totpDevice.update(change) : scope.tx.passkey.update(change));
  const detail = { kind, credentialId: id };
  await recordAudit(scope, { action: "credential.rename", result: "success", memberId, detail });
  return ok();
}

/** Whether another of the member's apps, or passkeys, has the name. */
async function isTaken(
  scope: Scope,
  { memberId, credential, name }: { memberId: string; credential: CredentialRef; name: CredentialName },
): Promise<boolean> {
  const where = { insurerId: scope.insurerId, memberId, nameFolded: name.folded, id: { not: credential.id } };
  const others = credential.kind === "totp" ? scope.tx.totpDevice.count({ where }) : scope.tx.passkey.count({ where });
  return (await others) > 0;
}
