import "server-only";
import { makeRecoveryCode } from "#lib/credentials/recovery-code/make-recovery-code.ts";
import { recoveryCodeCreatedAt } from "#lib/credentials/recovery-code/recovery-code-created-at.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

/** 「リカバリーコード」 「発行する」: replaces the former code and sends a notice. */
export async function renewRecoveryCode(
  scope: Scope,
  session: RecentSession,
): Promise<Result<{ code: string }, never>> {
  const memberId = session.member.id;
  const isFirst = (await recoveryCodeCreatedAt(scope, { memberId })) === null;
  const code = await makeRecoveryCode(scope, { memberId });
  await notifyMember(scope, { memberId, event: { type: "recovery-code-made", isFirst } });
  return ok({ code });
}
