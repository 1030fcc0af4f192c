import { type SetPasswordResult, setPassword } from "#lib/credentials/password/set-password.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { endOtherAttempts } from "#lib/login-flow/end-attempts.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import type { RecentSession } from "../recent-session.ts";

/**
 * 「パスワードの更新」 (manual 004, 3-2): the wizard's own verb, and the member is
 * told. Logins under way with the old password end (spec §14 case 13).
 */
export async function changePassword(
  tx: InsurerTransaction,
  context: RequestContext,
  session: RecentSession,
  { password }: { password: string },
): Promise<SetPasswordResult> {
  const memberId = session.member.id;
  const result = await setPassword(tx, context, { memberId, password });
  if (!result.ok) return result;
  await endOtherAttempts(tx, context, { memberId, keptAttemptId: null, reason: "password-set-elsewhere" });
  await notifyMember(tx, context, { memberId, event: { type: "password-changed" } });
  return result;
}
