import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { isReplacingFactors, registeredMethods } from "../facts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { otherMethods } from "../next-step.ts";

/** 「別の方法でログイン」: another factor to prove, to set up in place of lost ones, or as the first one. */
export async function selectMethod(
  scope: Scope,
  { attempt, method }: { attempt: LoadedAttempt; method: string },
): Promise<Result<undefined, "not-offered">> {
  const selected = otherMethods(attempt.facts).find((candidate) => candidate === method);
  if (!selected) return fail("not-offered");
  const { tx } = scope;
  if (isReplacingFactors(attempt.facts) || registeredMethods(attempt.facts).length > 0) {
    await tx.loginAttempt.update({
      where: scope.key(attempt.id),
      data: { selectedMethod: selected },
    });
    return ok();
  }
  await tx.member.update({
    where: scope.key(attempt.member.id),
    data: { method: selected },
  });
  await recordAudit(scope, {
    action: "login.method",
    result: "success",
    memberId: attempt.member.id,
    attemptId: attempt.id,
    detail: { method: selected },
  });
  return ok();
}
