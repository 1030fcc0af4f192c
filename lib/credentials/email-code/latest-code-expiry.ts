import "server-only";
import type { EmailCodePurpose } from "#lib/db/generated/enums.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_EMAIL_CODE_MISSES } from "#lib/kernel/limits.ts";

type Owner = { ownerId: string; purpose: EmailCodePurpose };

/** The expiry of the owner's newest code; null when it was used, was missed too often, or does not exist. */
export async function latestCodeExpiry(scope: Scope, { ownerId, purpose }: Owner): Promise<Date | null> {
  const { tx, insurerId, now } = scope;
  const newest = await tx.emailCode.findFirst({
    where: { insurerId, ownerId, purpose },
    orderBy: { createdAt: "desc" },
  });
  const isOpen = newest && !newest.usedAt && newest.expiresAt > now && newest.misses < MAX_EMAIL_CODE_MISSES;
  return isOpen ? newest.expiresAt : null;
}

/** Whether the owner was ever sent a code. */
export async function hasSentCode({ tx, insurerId }: Scope, { ownerId, purpose }: Owner): Promise<boolean> {
  return (await tx.emailCode.count({ where: { insurerId, ownerId, purpose } })) > 0;
}
