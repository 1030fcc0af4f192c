import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type ChooseLoginIdCode, chooseLoginId } from "#lib/members/choose-login-id.ts";
import { foldLoginId, loginIdProblems } from "#lib/members/login-id.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

export type ChooseMethodProblem = { field: "loginId"; code: ChooseLoginIdCode } | { field: "method"; code: "missing" };

export type ChooseMethodResult = Result<undefined, "refused"> & {
  /** With `refused`: everything to mend, in the order of the page. */
  problems?: ChooseMethodProblem[];
};

/**
 * 「ユーザIDの変更・認証方法の設定」 (manual 004, 2-1 ⑦): both are taken or
 * neither. Under `loginIdChange: "off"` the ID is not looked at.
 */
export async function chooseMethod(
  tx: InsurerTransaction,
  context: RequestContext,
  { attempt, loginId, method }: { attempt: LoadedAttempt; loginId: string; method: string },
): Promise<ChooseMethodResult> {
  const { id: insurerId, policy } = context.insurer;
  const memberId = attempt.member.id;
  const chosen = policy.methods.find((allowed) => allowed === method);
  if (!chosen) {
    const missing = { field: "method", code: "missing" } as const;
    return { ok: false, code: "refused", problems: [...typedProblems(context, attempt, loginId), missing] };
  }
  if (policy.loginIdChange === "offer") {
    const taken = await chooseLoginId(tx, context, { memberId, loginId });
    if (!taken.ok) {
      const listed = typedProblems(context, attempt, loginId);
      const problems = listed.length > 0 ? listed : [{ field: "loginId", code: taken.code } as const];
      return { ok: false, code: "refused", problems };
    }
  }
  await tx.member.update({
    where: { insurerId_id: { insurerId, id: memberId } },
    data: { method: chosen },
  });
  await recordAudit(tx, context, {
    action: "login.method",
    result: "success",
    memberId,
    attemptId: attempt.id,
    detail: { method: chosen, isLoginIdChanged: foldLoginId(loginId) !== attempt.member.loginId },
  });
  return ok();
}

/** What is wrong with the ID as typed, all at once; nothing when it stays. */
function typedProblems(context: RequestContext, attempt: LoadedAttempt, loginId: string): ChooseMethodProblem[] {
  const folded = foldLoginId(loginId);
  if (context.insurer.policy.loginIdChange === "off" || folded === attempt.member.loginId) return [];
  return loginIdProblems(folded).map((code) => ({ field: "loginId", code }));
}
