import { endEmailConfirmations } from "#lib/credentials/email-code/end-email-confirmations.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「メールアドレスを変更」: back to the entry; links and codes already sent are dead from here on. */
export async function changePendingEmail(
  tx: InsurerTransaction,
  context: RequestContext,
  attempt: LoadedAttempt,
): Promise<Result<undefined, never>> {
  await tx.loginAttempt.update({
    where: { insurerId_id: { insurerId: context.insurer.id, id: attempt.id } },
    data: { pendingEmail: null },
  });
  const sent = { memberId: attempt.member.id, ownerId: attempt.id, purpose: "confirmation" } as const;
  await endEmailConfirmations(tx, context, { ...sent, keptEmail: null });
  return ok();
}
