import "server-only";
import { type SetPasswordResult, setPassword } from "#lib/credentials/password/set-password.ts";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { appendProof } from "../append-proof.ts";
import { isReset } from "../facts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/**
 * 「パスワードの更新」 of the wizard (manual 004, 2-1 ⑧) and of a reset (3-3 ⑩). Every other attempt of the member ends, so that
 * the temporary credentials are useless.
 * @param signsOutEverywhere 「全てのデバイスからサインアウトする」
 */
export async function setOwnPassword(
  scope: Scope,
  { attempt, password, signsOutEverywhere }: { attempt: LoadedAttempt; password: string; signsOutEverywhere: boolean },
): Promise<SetPasswordResult> {
  const memberId = attempt.member.id;
  const result = await setPassword(scope, { memberId, password, keptAttemptId: attempt.id });
  if (!result.ok) return result;
  await appendProof(scope, attempt.id, { kind: "password", credential: "own" });
  if (isReset(attempt.facts)) await notifyMember(scope, { memberId, event: { type: "password-reset" } });
  if (signsOutEverywhere) await endSessionsFor(scope, "sessions-signed-out", { memberId });
  return result;
}
