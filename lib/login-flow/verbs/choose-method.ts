import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type ChooseLoginIdFailure, chooseLoginId } from "#lib/members/choose-login-id.ts";
import { foldLoginId, loginIdProblems } from "#lib/typed-text/login-id.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

export type ChoiceProblem = { field: "loginId"; code: ChooseLoginIdFailure } | { field: "method"; code: "missing" };

type ChoiceResult = Result<undefined, "refused"> & {
  /** With `refused`: everything to correct, in the order of the page. */
  problems?: ChoiceProblem[];
};

const refused = (problems: ChoiceProblem[]): ChoiceResult => ({ ok: false, code: "refused", problems });

/**
 * 「ユーザIDの変更・認証方法の設定」 (manual 004, 2-1 ⑦): saves both or neither. Ignores the ID under `loginIdChange: "off"`.
 * @param loginId as typed
 * @param method as posted
 */
export async function chooseMethod(
  scope: Scope,
  { attempt, loginId, method: posted }: { attempt: LoadedAttempt; loginId: string; method: string },
): Promise<ChoiceResult> {
  const { id: memberId, loginId: present } = attempt.member;
  const { methods, loginIdChange } = scope.insurer.policy;
  const isLoginIdChanged = loginIdChange === "offer" && foldLoginId(loginId) !== present;
  const typed = isLoginIdChanged ? loginIdProblems(foldLoginId(loginId)) : [];
  const problems: ChoiceProblem[] = typed.map((code) => ({ field: "loginId", code }));
  const method = methods.find((allowed) => allowed === posted);
  if (!method) return refused([...problems, { field: "method", code: "missing" }]);
  if (problems.length > 0) return refused(problems);
  if (isLoginIdChanged) {
    const taken = await chooseLoginId(scope, { memberId, loginId });
    if (!taken.ok) return refused([{ field: "loginId", code: taken.code }]);
  }
  await scope.tx.member.update({ where: scope.key(memberId), data: { method } });
  const detail = { method, isLoginIdChanged };
  await recordAudit(scope, { action: "login.method", result: "success", memberId, attemptId: attempt.id, detail });
  return ok();
}
