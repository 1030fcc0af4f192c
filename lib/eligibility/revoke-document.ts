import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

/** 「無効にする」: from this moment the check says so, and it does not open any more. @param number of the document */
export async function revokeDocument(scope: Scope, number: number): Promise<Result<undefined, "unknown" | "ended">> {
  const { tx, insurerId, now } = scope;
  const row = await tx.eligibilityDocument.findUnique({ where: { insurerId_number: { insurerId, number } } });
  if (!row) return fail("unknown");
  const present = { insurerId, id: row.id, endedAt: null };
  const { count } = await tx.eligibilityDocument.updateMany({ where: present, data: { endedAt: now, end: "revoked" } });
  if (count === 0) return fail("ended");
  const { memberId } = row;
  await recordAudit(scope, { action: "document.revoke", result: "success", memberId, detail: { document: number } });
  return ok();
}
