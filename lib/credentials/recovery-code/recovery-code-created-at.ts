import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";

/** When the member's リカバリーコード was made; null without one. */
export async function recoveryCodeCreatedAt(
  { tx, insurerId }: Scope,
  { memberId }: { memberId: string },
): Promise<Date | null> {
  const code = await tx.recoveryCode.findUnique({
    where: { insurerId_memberId: { insurerId, memberId } },
    select: { createdAt: true },
  });
  return code?.createdAt ?? null;
}
