import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { endEverythingOpen } from "./end-everything-open.ts";
import { issueTemporaryCredentials } from "./temporary-credential/issue-temporary-credentials.ts";

/** `password` is null where the insurer's formula is the temporary password. */
export type ReissuedAccount = { password: string | null; expiresAt: Date };

/** Everything the member could log in with, the browsers they were known in, and the misses. */
async function forgetCredentials(tx: InsurerTransaction, key: { insurerId: string; memberId: string }): Promise<void> {
  await tx.passwordCredential.deleteMany({ where: key });
  await tx.temporaryCredential.deleteMany({ where: key });
  await tx.totpDevice.deleteMany({ where: key });
  await tx.passkey.deleteMany({ where: key });
  await tx.recoveryCode.deleteMany({ where: key });
  await tx.knownDevice.deleteMany({ where: key });
  await tx.authenticatorGuard.deleteMany({ where: key });
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
  const { tx, insurerId } = scope;
  const where = scope.key(memberId);
  const member = await tx.member.findUniqueOrThrow({ where });
  if (member.state !== "active") return fail("member-disabled");

  // Twice: what is under way first, so that whatever it adds is there to be forgotten; then what a
  // login has opened since, whose credential could be forgotten only after its commit.
  const opened = { memberIds: [memberId], reason: "account-reissued" } as const;
  await endEverythingOpen(scope, opened);
  await forgetCredentials(tx, { insurerId, memberId });
  await endEverythingOpen(scope, opened);
  const data = { emailConfirmedAt: null, method: null, isEmailCodeEnabled: false, wizardCompletedAt: null };
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
