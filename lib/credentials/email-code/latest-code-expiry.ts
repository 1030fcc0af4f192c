import "server-only";
import type { EmailCodePurpose } from "#lib/db/generated/enums.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_EMAIL_CODE_MISSES } from "#lib/kernel/limits.ts";

type Owner = { ownerId: string; purpose: EmailCodePurpose };

/** Until when the owner's newest code can be used; null when it was used, missed too often, or there is none. */
export async function latestCodeExpiry(scope: Scope, { ownerId, purpose }: Owner): Promise<Date | null> {
  const { tx, insurerId, now } = scope;
  const newest = await tx.emailCode.findFirst({
    where: { insurerId, ownerId, purpose },
    orderBy: { createdAt: "desc" },
  });
  const isOpen = newest && !newest.usedAt && newest.expiresAt > now && newest.misses < MAX_EMAIL_CODE_MISSES;
  return isOpen ? newest.expiresAt : null;
}

/** Whether any code was sent to the owner, good or not by now. */
export async function hasSentCode({ tx, insurerId }: Scope, { ownerId, purpose }: Owner): Promise<boolean> {
  return (await tx.emailCode.count({ where: { insurerId, ownerId, purpose } })) > 0;
}
