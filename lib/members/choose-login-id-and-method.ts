import "server-only";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { foldLoginId, loginIdProblems } from "#lib/typed-text/login-id.ts";
import { type ChooseLoginIdFailure, chooseLoginId } from "./choose-login-id.ts";

export type ChoiceProblem = { field: "loginId"; code: ChooseLoginIdFailure } | { field: "method"; code: "missing" };

export type Choice = {
  /** The member's present user ID. */
  presentLoginId: string;
  /** As typed. */
  loginId: string;
  /** As posted. */
  method: string;
};

export type ChoiceResult = Result<{ method: Method; isLoginIdChanged: boolean }, "refused"> & {
  /** With `refused`: everything to correct, in the order of the page. */
  problems?: ChoiceProblem[];
};

/** Whether another ID was typed; never under `loginIdChange: "off"`, where it is not looked at. */
function isLoginIdAnother({ insurer }: RequestContext, { presentLoginId, loginId }: Choice): boolean {
  return insurer.policy.loginIdChange === "offer" && foldLoginId(loginId) !== presentLoginId;
}

/** What is wrong by itself, all at once: everything but an ID that somebody else has. */
function choiceProblems(context: RequestContext, choice: Choice): ChoiceProblem[] {
  const typed = isLoginIdAnother(context, choice) ? loginIdProblems(foldLoginId(choice.loginId)) : [];
  const problems: ChoiceProblem[] = typed.map((code) => ({ field: "loginId", code }));
  const hasMethod = context.insurer.policy.methods.some((allowed) => allowed === choice.method);
  return hasMethod ? problems : [...problems, { field: "method", code: "missing" }];
}

/**
 * 「ユーザID」 and 「認証方法」 on one form, in the wizard and on the profile (manual 004, 2-1 ⑦ and 3-1 ③): the ID is saved only
 * with a valid method beside it. The caller saves the method.
 */
export async function chooseLoginIdAndMethod(
  scope: Scope,
  { memberId, ...choice }: Choice & { memberId: string },
): Promise<ChoiceResult> {
  const problems = choiceProblems(scope, choice);
  const method = scope.insurer.policy.methods.find((allowed) => allowed === choice.method);
  if (problems.length > 0 || !method) return { ok: false, code: "refused", problems };
  const isLoginIdChanged = isLoginIdAnother(scope, choice);
  if (isLoginIdChanged) {
    const taken = await chooseLoginId(scope, { memberId, loginId: choice.loginId });
    if (!taken.ok) return { ok: false, code: "refused", problems: [{ field: "loginId", code: taken.code }] };
  }
  return ok({ method, isLoginIdChanged });
}
