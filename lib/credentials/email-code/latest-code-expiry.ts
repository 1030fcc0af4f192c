import "server-only";
import type { EmailCodePurpose } from "#lib/db/generated/enums.ts";
import type { Scope } from "#lib/insurers/scope.ts";

/** The expiry of the owner's newest code; null when none can be used. */
export async function latestCodeExpiry(
  scope: Scope,
  { ownerId, purpose }: { ownerId: string; purpose: EmailCodePurpose },
): Promise<Date | null> {
  const newest = await scope.tx.emailCode.findFirst({
    where: { insurerId: scope.insurerId, ownerId, purpose, usedAt: null, expiresAt: { gt: scope.now } },
    orderBy: { createdAt: "desc" },
    select: { expiresAt: true },
  });
  return newest?.expiresAt ?? null;
}
