import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

export type TotpDeviceLine = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** The member's authenticator apps, last used first; never their secrets. */
export function listTotpDevices(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId }: { memberId: string },
): Promise<TotpDeviceLine[]> {
  return tx.totpDevice.findMany({
    where: { insurerId: context.insurer.id, memberId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ lastUsedAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
  });
}
