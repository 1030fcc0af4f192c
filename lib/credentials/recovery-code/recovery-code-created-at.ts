import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

/** When the member's リカバリーコード was made; null when there is none. Never the code. */
export async function recoveryCodeCreatedAt(
  tx: InsurerTransaction,
  { insurer }: RequestContext,
  { memberId }: { memberId: string },
): Promise<Date | null> {
  const code = await tx.recoveryCode.findUnique({
    where: { insurerId_memberId: { insurerId: insurer.id, memberId } },
    select: { createdAt: true },
  });
  return code?.createdAt ?? null;
}
