import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { clearGuard } from "../guard/clear-guard.ts";
import { hashPassword } from "./hash-password.ts";
import { judgeNewPassword, type PasswordProblem } from "./judge-new-password.ts";

export type SetPasswordResult = Result<undefined, "password-refused"> & {
  /** With `password-refused`: all reasons, in the order to list them. */
  problems?: PasswordProblem[];
};

/**
 * Makes `password` the member's own: judged again here whatever the page said,
 * the temporary credential and reset links that were not used are worth
 * nothing from now on, and misses of either secret are forgotten with it. Ending
 * attempts and other sessions is the caller's, afterwards (spec §7; manual 004,
 * 2-1 ⑧ and 3-2).
 */
export async function setPassword(
  scope: Scope,
  { memberId, password }: { memberId: string; password: string },
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
  await tx.temporaryCredential.deleteMany({ where: key });
  await tx.oneTimeToken.updateMany({
    where: { ...key, type: "passwordReset", usedAt: null },
    data: { usedAt: now },
  });
  for (const authenticator of ["password", "passwordOnKnownDevice", "temporary"] as const) {
    await clearGuard(scope, { memberId, authenticator });
  }
  await recordAudit(scope, { action: "password.change", result: "success", memberId });
  return ok();
}
