import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

/** 「認証方法」: the factor that is asked first from the next login on. Whoever calls has seen that it is set up. */
export async function setMethod(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId, method }: { memberId: string; method: Method },
): Promise<void> {
  await tx.member.update({
    where: { insurerId_id: { insurerId: context.insurer.id, id: memberId } },
    data: { method },
  });
  await recordAudit(tx, context, { action: "method.change", result: "success", memberId, detail: { method } });
}
