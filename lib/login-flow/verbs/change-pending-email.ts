import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/** 「メールアドレスを変更」: back to the entry; links and codes already sent die with the next address. */
export async function changePendingEmail(
  tx: InsurerTransaction,
  context: RequestContext,
  attempt: LoadedAttempt,
): Promise<Result<undefined, never>> {
  await tx.loginAttempt.update({
    where: { insurerId_id: { insurerId: context.insurer.id, id: attempt.id } },
    data: { pendingEmail: null },
  });
  return ok();
}
