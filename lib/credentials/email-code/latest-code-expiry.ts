import type { EmailCodePurpose } from "#lib/db/generated/enums.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

/** Until when the owner's newest code can be used; null when none is open. */
export async function latestCodeExpiry(
  tx: InsurerTransaction,
  context: RequestContext,
  { ownerId, purpose }: { ownerId: string; purpose: EmailCodePurpose },
): Promise<Date | null> {
  const newest = await tx.emailCode.findFirst({
    where: { insurerId: context.insurer.id, ownerId, purpose, usedAt: null, expiresAt: { gt: context.now } },
    orderBy: { createdAt: "desc" },
    select: { expiresAt: true },
  });
  return newest?.expiresAt ?? null;
}
