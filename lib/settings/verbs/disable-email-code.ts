import { recordAudit } from "#lib/audit/record-audit.ts";
import { countFactors, usableMethods, withoutOne } from "#lib/credentials/count-factors.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { lockMember } from "#lib/members/hold-member.ts";
import { factorRemoved } from "../factor-removed.ts";
import type { RecentSession } from "../recent-session.ts";

/**
 * 「メール認証の削除」: as deleteCredential. The address stays for notices.
 * @returns `gone` when it is not set up any more
 */
export async function disableEmailCode(
  tx: InsurerTransaction,
  context: RequestContext,
  { member: { id: memberId } }: RecentSession,
): Promise<Result<undefined, "gone" | "last-factor">> {
  const event = { action: "email-code.disable", memberId } as const;
  await lockMember(tx, context, memberId);
  const counts = await countFactors(tx, context, memberId);
  if (counts.email === 0) return fail("gone");
  const left = withoutOne(counts, "email");
  if (usableMethods(left, context.insurer.policy).length === 0) {
    await recordAudit(tx, context, { ...event, result: "refused" });
    return fail("last-factor");
  }
  await tx.member.update({
    where: { insurerId_id: { insurerId: context.insurer.id, id: memberId } },
    data: { isEmailCodeEnabled: false },
  });
  await factorRemoved(tx, context, { memberId, method: "email", name: null, left });
  await recordAudit(tx, context, { ...event, result: "success" });
  return ok();
}
