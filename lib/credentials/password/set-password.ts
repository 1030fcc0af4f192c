import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { endFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { hashPassword } from "./hash-password.ts";
import { judgeNewPassword, type PasswordProblem } from "./judge-new-password.ts";

export type SetPasswordResult = Result<undefined, "password-refused"> & {
  /** With `password-refused`: all problems, in display order. */
  problems?: PasswordProblem[];
};

/**
 * Sets the member's password, after judging it again. lib/endings ends what depends on the old one; the caller ends
 * other sessions (spec §7; manual 004, 2-1 ⑧ and 3-2).
 * @param keptAttemptId the login attempt in which it is set
 */
export async function setPassword(
  scope: Scope,
  { memberId, password, keptAttemptId }: { memberId: string; password: string; keptAttemptId?: string },
): Promise<SetPasswordResult> {
  const { tx, insurerId, insurer, now } = scope;
  const key = { insurerId, memberId };
  const member = await tx.member.findUniqueOrThrow({
    where: scope.key(memberId),
    include: { password: true, temporaryCredential: true },
  });
  const problems = await judgeNewPassword(insurer, member, password);
  if (problems.length > 0) return { ok: false, code: "password-refused", problems };

  const stored = { ...(await hashPassword(password)), createdAt: now };
  await tx.passwordCredential.upsert({
    where: { insurerId_memberId: key },
    create: { ...key, ...stored },
    update: stored,
  });
  // After the credential, as a login locks them: reset links that are sent or used meanwhile are there to be ended.
  await holdMember(scope, memberId);
  await endFor(scope, "password-set", { memberIds: [memberId], keptAttemptId });
  await recordAudit(scope, { action: "password.change", result: "success", memberId });
  return ok();
}
