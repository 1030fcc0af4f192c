import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { removeFactors } from "#lib/credentials/remove-factors.ts";
import type { Member } from "#lib/db/generated/client.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdOpenLogins } from "#lib/login-flow/hold-open-logins.ts";
import { issueTemporaryCredentials } from "#lib/members/temporary-credential/issue-temporary-credentials.ts";

/** `password` is null where the formula is the temporary password; `loginId` stays as it is at the commit. */
export type ReissuedAccount = { loginId: string; password: string | null; expiresAt: Date };

/**
 * Ends everything a member has open, and deletes what they log in with. Twice: the first call ends what is under way, so
 * that its additions can be deleted; the second what a login opened meanwhile, whose credential could be deleted only
 * after its commit.
 */
export async function forgetCredentials(scope: Scope, memberId: string): Promise<void> {
  const where = { insurerId: scope.insurerId, memberId };
  await endFor(scope, "account-reissued", { memberIds: [memberId] });
  await scope.tx.passwordCredential.deleteMany({ where });
  await removeFactors(scope, memberId);
  await scope.tx.recoveryCode.deleteMany({ where });
  await endFor(scope, "account-reissued", { memberIds: [memberId] });
}

/**
 * アカウント再発行 (spec §8): the member repeats the wizard with new temporary credentials, of the kind an import would issue.
 * Every credential, factor, session, attempt and link ends. User ID and accepted terms stay; the e-mail address stays
 * on file and has to be confirmed again.
 * @returns the temporary password; only its hash is stored
 */
export async function reissueAccount(
  scope: Scope,
  memberId: string,
): Promise<Result<ReissuedAccount, "member-disabled">> {
  const { tx } = scope;
  const where = scope.key(memberId);
  const member = await tx.member.findUniqueOrThrow({ where });
  if (member.state !== "active") return fail("member-disabled");

  await forgetCredentials(scope, memberId);
  const data = { emailConfirmedAt: null, method: null, wizardCompletedAt: null, firstLoginStop: null };
  const { loginId } = await tx.member.update({ where, data });
  const issued = (await issueTemporaryCredentials(scope, [member])).get(memberId);
  if (!issued) throw new Error("no temporary credential was issued");
  const { row, password } = issued;
  await recordAudit(scope, {
    action: "member.reissue",
    result: "success",
    memberId,
    detail: { temporaryCredential: row.kind },
  });
  return ok({ loginId, password, expiresAt: row.expiresAt });
}

/**
 * The member, for a reissue that is meant for those before the end of the first login: what they have open is locked,
 * so that a first login that ends at this moment has won.
 */
export async function holdBeforeFirstLogin(
  scope: Scope,
  memberId: string,
): Promise<Result<Member, "first-login-finished">> {
  await holdOpenLogins(scope, { memberId, withSessions: true });
  const where = scope.key(memberId);
  const { password, ...member } = await scope.tx.member.findUniqueOrThrow({ where, include: { password: true } });
  return member.wizardCompletedAt || password ? fail("first-login-finished") : ok(member);
}
