import "server-only";
import { type AuditEntry, recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { Scope } from "#lib/insurers/scope.ts";

/**
 * Every second factor of a member goes, with the recovery code: they are lost, or in somebody's hands (spec §8). Only in the
 * transaction that brings the new one: until it is confirmed, the old ones live.
 * The audit keeps what went, each app and passkey by its id.
 */
export async function forgetFactors(scope: Scope, { memberId }: { memberId: string }): Promise<void> {
  const { tx, insurerId } = scope;
  const owned = { insurerId, memberId };
  const gone = await deleteFactors(tx, owned);
  for (const event of gone) await recordAudit(scope, { ...event, result: "success", memberId });
}

type Gone = Pick<AuditEntry, "action" | "detail">;

/** Behind the member's row lock: what is read here is what is deleted. */
async function deleteFactors(tx: InsurerTransaction, owned: { insurerId: string; memberId: string }): Promise<Gone[]> {
  const ids = { where: owned, select: { id: true }, orderBy: { id: "asc" } } as const;
  const apps = await tx.totpDevice.findMany(ids);
  const passkeys = await tx.passkey.findMany(ids);
  await tx.totpDevice.deleteMany({ where: owned });
  await tx.passkey.deleteMany({ where: owned });
  const recoveryCode = await tx.recoveryCode.deleteMany({ where: owned });
  const emailCode = await tx.member.updateMany({
    where: { insurerId: owned.insurerId, id: owned.memberId, isEmailCodeEnabled: true },
    data: { isEmailCodeEnabled: false },
  });
  return [
    ...apps.map(({ id }): Gone => ({ action: "totp.delete", detail: { credentialId: id } })),
    ...passkeys.map(({ id }): Gone => ({ action: "passkey.delete", detail: { credentialId: id } })),
    ...(recoveryCode.count > 0 ? [{ action: "recovery-code.delete" } as const] : []),
    ...(emailCode.count > 0 ? [{ action: "email-code.disable" } as const] : []),
  ];
}
