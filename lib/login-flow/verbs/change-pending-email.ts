import "server-only";
import { endEmailConfirmations } from "#lib/email-address/end-email-confirmations.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「メールアドレスを変更」: back to the entry; links and codes already sent are dead from here on. */
export async function changePendingEmail(scope: Scope, attempt: LoadedAttempt): Promise<Result<undefined, never>> {
  await scope.tx.loginAttempt.update({
    where: scope.key(attempt.id),
    data: { pendingEmail: null },
  });
  const sent = { memberId: attempt.member.id, ownerId: attempt.id, purpose: "confirmation" } as const;
  await endEmailConfirmations(scope, { ...sent, keptEmail: null });
  return ok();
}
