import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { CredentialRef } from "#lib/credentials/credential-ref.ts";
import { findCredential, wasDeleted } from "#lib/credentials/find-credential.ts";
import { VERBS_BY_METHOD } from "#lib/credentials/verbs-by-method.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { noteDone } from "#lib/sessions/done.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import { type CredentialNameFailure, readCredentialName } from "#lib/typed-text/credential-name.ts";

/**
 * 「名前の変更」: folded names are unique for each member and kind (spec §3); the member's row lock guards parallel posts.
 * @returns `gone` when it was deleted elsewhere; `unknown` for anybody else's
 */
export async function renameCredential(
  scope: Scope,
  { id: sessionId, member: { id: memberId } }: RecentSession,
  { credential, name: typedName }: { credential: CredentialRef; name: string },
): Promise<Result<undefined, CredentialNameFailure | "name-taken" | "unknown" | "gone">> {
  const name = readCredentialName(typedName);
  if (!name.ok) return name;
  await holdMember(scope, memberId);
  if (!(await findCredential(scope, { memberId, credential }))) {
    return fail((await wasDeleted(scope, { memberId, credential })) ? "gone" : "unknown");
  }
  const { kind, id } = credential;
  const verbs = VERBS_BY_METHOD[kind];
  if (await verbs.isNameTaken(scope, { memberId, id, folded: name.value.folded })) return fail("name-taken");
  await verbs.rename(scope, { id, name: name.value });
  const detail = { kind, credentialId: id };
  await recordAudit(scope, { action: "credential.rename", result: "success", memberId, detail });
  await noteDone(scope, sessionId, { code: "renamed", name: name.value.name });
  return ok();
}
