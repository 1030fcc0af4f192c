import { recordAudit } from "#lib/audit/record-audit.ts";
import type { CredentialRef } from "#lib/credentials/credential-ref.ts";
import { findCredential, wasDeleted } from "#lib/credentials/find-credential.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { lockMember } from "#lib/members/hold-member.ts";
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
  tx: InsurerTransaction,
  context: RequestContext,
  { member: { id: memberId } }: RecentSession,
  { credential, name: typedName }: { credential: CredentialRef; name: string },
): Promise<Result<undefined, CredentialNameProblem | "name-taken" | "unknown" | "gone">> {
  const name = readCredentialName(typedName);
  if (!name.ok) return name;
  await lockMember(tx, context, memberId);
  if (!(await findCredential(tx, context, { memberId, credential }))) {
    return fail((await wasDeleted(tx, context, { memberId, credential })) ? "gone" : "unknown");
  }
  if (await isTaken(tx, context, { memberId, credential, name: name.value })) return fail("name-taken");
  const { kind, id } = credential;
  const change = {
    where: { insurerId_id: { insurerId: context.insurer.id, id } },
    data: { name: name.value.name, nameFolded: name.value.folded },
  };
  await (kind === "totp" ? tx.totpDevice.update(change) : tx.passkey.update(change));
  const detail = { kind, credentialId: id };
  await recordAudit(tx, context, { action: "credential.rename", result: "success", memberId, detail });
  return ok();
}

/** Whether another of the member's apps, or passkeys, has the name. */
async function isTaken(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId, credential, name }: { memberId: string; credential: CredentialRef; name: CredentialName },
): Promise<boolean> {
  const where = { insurerId: context.insurer.id, memberId, nameFolded: name.folded, id: { not: credential.id } };
  const others = credential.kind === "totp" ? tx.totpDevice.count({ where }) : tx.passkey.count({ where });
  return (await others) > 0;
}
