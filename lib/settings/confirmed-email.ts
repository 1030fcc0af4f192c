import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

/** The address the member has confirmed: where codes and notices go. Null without one. */
export async function confirmedEmail(
  tx: InsurerTransaction,
  context: RequestContext,
  memberId: string,
): Promise<string | null> {
  const member = await tx.member.findFirst({
    where: { insurerId: context.insurer.id, id: memberId, emailConfirmedAt: { not: null } },
    select: { email: true },
  });
  return member?.email ?? null;
}
