import type { Scope } from "#lib/insurers/scope.ts";

/** The address the member has confirmed: where codes and notices go. Null without one. */
export async function confirmedEmail(scope: Scope, memberId: string): Promise<string | null> {
  const member = await scope.tx.member.findFirst({
    where: { insurerId: scope.insurerId, id: memberId, emailConfirmedAt: { not: null } },
    select: { email: true },
  });
  return member?.email ?? null;
}
