import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";

/** 「認証方法」: the factor that is asked first from the next login on. The caller has checked that it is set up. */
export async function setMethod(
  scope: Scope,
  { memberId, method }: { memberId: string; method: Method },
): Promise<void> {
  await scope.tx.member.update({
    where: scope.key(memberId),
    data: { method },
  });
  await recordAudit(scope, { action: "method.change", result: "success", memberId, detail: { method } });
}
