import { type SetPasswordResult, setPassword } from "#lib/credentials/password/set-password.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { endOtherSessions } from "#lib/sessions/end-sessions.ts";
import { appendProof } from "../append-proof.ts";
import { endOtherAttempts } from "../end-attempts.ts";
import { isReset } from "../facts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/**
 * 「パスワードの更新」 of the wizard (manual 004, 2-1 ⑧) and of a reset (3-3 ⑩). Every other attempt of
 * the member ends: whoever holds the letter is out from here on.
 * @param hasEverywhere 「全てのデバイスからサインアウトする」
 */
export async function setOwnPassword(
  scope: Scope,
  { attempt, password, hasEverywhere }: { attempt: LoadedAttempt; password: string; hasEverywhere: boolean },
): Promise<SetPasswordResult> {
  const memberId = attempt.member.id;
  const result = await setPassword(scope, { memberId, password });
  if (!result.ok) return result;
  await appendProof(scope, attempt.id, { kind: "password", credential: "own" });
  await endOtherAttempts(scope, { memberId, keptAttemptId: attempt.id, reason: "password-set-elsewhere" });
  if (isReset(attempt.facts)) await notifyMember(scope, { memberId, event: { type: "password-reset" } });
  if (hasEverywhere) await endOtherSessions(scope, { memberId, keptSessionId: null });
  return result;
}
