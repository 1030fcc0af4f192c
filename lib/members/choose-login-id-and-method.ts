import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type ChooseLoginIdCode, chooseLoginId } from "./choose-login-id.ts";
import { foldLoginId, loginIdProblems } from "./login-id.ts";

export type ChoiceProblem = { field: "loginId"; code: ChooseLoginIdCode } | { field: "method"; code: "missing" };

export type Choice = {
  memberId: string;
  /** The user ID the member has now. */
  presentLoginId: string;
  /** As typed. */
  loginId: string;
  /** As posted. */
  method: string;
};

export type ChoiceResult = Result<{ method: Method; isLoginIdChanged: boolean }, "refused"> & {
  /** With `refused`: everything to mend, in the order of the page. */
  problems?: ChoiceProblem[];
};

/**
 * 「ユーザID」 and 「認証方法」 on one form, in the wizard and on the profile (manual
 * 004, 2-1 ⑦ and 3-1 ③): the ID is taken only with a method of the insurer's
 * beside it. What the method means is the caller's. Under `loginIdChange: "off"`
 * the ID is not looked at.
 */
export async function chooseLoginIdAndMethod(
  tx: InsurerTransaction,
  context: RequestContext,
  choice: Choice,
): Promise<ChoiceResult> {
  const { memberId, presentLoginId, loginId } = choice;
  const { policy } = context.insurer;
  const isOffered = policy.loginIdChange === "offer";
  const isLoginIdChanged = isOffered && foldLoginId(loginId) !== presentLoginId;
  const typed = isLoginIdChanged ? typedProblems(loginId) : [];
  const method = policy.methods.find((allowed) => allowed === choice.method);
  if (!method) return { ok: false, code: "refused", problems: [...typed, { field: "method", code: "missing" }] };
  if (isOffered) {
    const taken = await chooseLoginId(tx, context, { memberId, loginId });
    if (!taken.ok) {
      const problems = typed.length > 0 ? typed : [{ field: "loginId", code: taken.code } as const];
      return { ok: false, code: "refused", problems };
    }
  }
  return ok({ method, isLoginIdChanged });
}

/** What is wrong with the ID as typed, all at once. */
function typedProblems(loginId: string): ChoiceProblem[] {
  return loginIdProblems(foldLoginId(loginId)).map((code) => ({ field: "loginId", code }));
}
