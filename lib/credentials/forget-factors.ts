import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { clearGuard } from "./guard/clear-guard.ts";

/**
 * Every second factor of a member goes, with the recovery code and the insurer's
 * in its place: they are lost, or in somebody's hands (spec §8). Only in the transaction that brings the new one:
 * until it is confirmed, the old ones live.
 */
export async function forgetFactors(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId }: { memberId: string },
): Promise<void> {
  const insurerId = context.insurer.id;
  const owned = { where: { insurerId, memberId } };
  await tx.totpDevice.deleteMany(owned);
  await tx.passkey.deleteMany(owned);
  await tx.recoveryCode.deleteMany(owned);
  await tx.oneTimeToken.updateMany({
    where: { ...owned.where, type: "lostFactorCode", usedAt: null },
    data: { usedAt: context.now },
  });
  await tx.member.update({
    where: { insurerId_id: { insurerId, id: memberId } },
    data: { isEmailCodeEnabled: false },
  });
  for (const authenticator of ["totp", "emailCode", "recoveryCode"] as const) {
    await clearGuard(tx, context, { memberId, authenticator });
  }
}
