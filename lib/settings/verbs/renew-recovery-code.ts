import { makeRecoveryCode } from "#lib/credentials/recovery-code/make-recovery-code.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import type { RecentSession } from "../recent-session.ts";

/** 「リカバリーコード」 「発行する」: a new code in place of any former one; the member is told. */
export async function renewRecoveryCode(
  tx: InsurerTransaction,
  context: RequestContext,
  session: RecentSession,
): Promise<Result<{ code: string }, never>> {
  const memberId = session.member.id;
  const code = await makeRecoveryCode(tx, context, { memberId });
  await notifyMember(tx, context, { memberId, event: { type: "recovery-code-made" } });
  return ok({ code });
}
