import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { removeFactors } from "#lib/credentials/remove-factors.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { issueTemporaryCredentials } from "#lib/members/temporary-credential/issue-temporary-credentials.ts";

/** `password` is null where the insurer's formula is the temporary password. */
export type ReissuedAccount = { password: string | null; expiresAt: Date };

/** The member's own credentials; the rest of what ends is in lib/endings. */
async function forgetCredentials(scope: Scope, memberId: string): Promise<void> {
  const where = { insurerId: scope.insurerId, memberId };
  await scope.tx.passwordCredential.deleteMany({ where });
  await removeFactors(scope, memberId);
  await scope.tx.recoveryCode.deleteMany({ where });
}

/**
 * アカウント再発行 (spec §8): the member goes through the wizard again with new
 * temporary credentials, of the kind an import would give them. Every former
 * credential, factor, session, attempt and link is dead. User ID and accepted
 * terms stay; the mail address stays on file and is to be confirmed again.
 * @returns the temporary password, which exists nowhere else in plain
 */
export async function reissueAccount(
  scope: Scope,
  memberId: string,
): Promise<Result<ReissuedAccount, "member-disabled">> {
  const { tx } = scope;
  const where = scope.key(memberId);
  const member = await tx.member.findUniqueOrThrow({ where });
  if (member.state !== "active") return fail("member-disabled");

  // Twice: what is under way first, so that whatever it adds is there to be forgotten; then what a
  // login has opened since, whose credential could be forgotten only after its commit.
  await endFor(scope, "account-reissued", { memberIds: [memberId] });
  await forgetCredentials(scope, memberId);
  await endFor(scope, "account-reissued", { memberIds: [memberId] });
  const data = { emailConfirmedAt: null, method: null, wizardCompletedAt: null };
  await tx.member.update({ where, data });
  const issued = (await issueTemporaryCredentials(scope, [member])).get(memberId);
  if (!issued) throw new Error("no temporary credential was issued");
  const { row, password } = issued;
  await recordAudit(scope, {
    action: "member.reissue",
    result: "success",
    memberId,
    detail: { temporaryCredential: row.kind },
  });
  return ok({ password, expiresAt: row.expiresAt });
}
