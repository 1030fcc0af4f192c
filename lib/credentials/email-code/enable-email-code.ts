import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

/** Makes mail codes one of the member's factors: only after such a code came back (spec §6). */
export async function enableEmailCode(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId }: { memberId: string },
): Promise<void> {
  const { count } = await tx.member.updateMany({
    where: { insurerId: context.insurer.id, id: memberId, isEmailCodeEnabled: false },
    data: { isEmailCodeEnabled: true },
  });
  if (count > 0) await recordAudit(tx, context, { action: "email-code.enable", result: "success", memberId });
}
