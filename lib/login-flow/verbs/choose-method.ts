import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { type ChoiceResult, chooseLoginIdAndMethod } from "#lib/members/choose-login-id-and-method.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「ユーザIDの変更・認証方法の設定」 (manual 004, 2-1 ⑦): saves both or neither. Ignores the ID under `loginIdChange: "off"`. */
export async function chooseMethod(
  scope: Scope,
  { attempt, loginId, method }: { attempt: LoadedAttempt; loginId: string; method: string },
): Promise<ChoiceResult> {
  const { id: memberId, loginId: presentLoginId } = attempt.member;
  const chosen = await chooseLoginIdAndMethod(scope, { memberId, presentLoginId, loginId, method });
  if (!chosen.ok) return chosen;
  await scope.tx.member.update({
    where: scope.key(memberId),
    data: { method: chosen.value.method },
  });
  await recordAudit(scope, {
    action: "login.method",
    result: "success",
    memberId,
    attemptId: attempt.id,
    detail: chosen.value,
  });
  return chosen;
}
