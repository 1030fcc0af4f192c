import "server-only";
import { type SetPasswordResult, setPassword } from "#lib/credentials/password/set-password.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { noteDone } from "#lib/sessions/done.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

/** 「パスワードの更新」 (manual 004, 3-2), with a notice; ends logins with the old password (spec §14 case 13). */
export async function changePassword(
  scope: Scope,
  session: RecentSession,
  { password }: { password: string },
): Promise<SetPasswordResult> {
  const memberId = session.member.id;
  const result = await setPassword(scope, { memberId, password });
  if (!result.ok) return result;
  await notifyMember(scope, { memberId, event: { type: "password-changed" } });
  await noteDone(scope, session.id, { code: "password" });
  return result;
}
