import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Seal } from "./seal.ts";

/** 「保険者印」: what documents are printed with from now on. Earlier ones keep theirs. */
export async function saveSeal(scope: Scope, { hash, png }: Seal): Promise<void> {
  const { tx, insurerId, now } = scope;
  const data = { png, changedAt: now };
  const where = { insurerId_hash: { insurerId, hash } };
  await tx.insurerSeal.upsert({ where, create: { insurerId, hash, ...data }, update: data });
  await recordAudit(scope, { action: "document.seal", result: "success", detail: { hash } });
}
