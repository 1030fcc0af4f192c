import "server-only";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { CLERK_ROLES, mayAct } from "../access/clerk-verb.ts";

export type Colleague = { id: string; name: string; email: string };

/** The clerks who work here now and may decide what needs this role, but those who may not decide this request. */
export function listDeciders(
  { tx, insurerId }: Scope,
  { needs, without }: { needs: ClerkRole; without: readonly (string | null)[] },
): Promise<Colleague[]> {
  const roles = CLERK_ROLES.filter((role) => mayAct(role, needs));
  const notIn = without.filter((id) => id !== null);
  return tx.clerk.findMany({
    where: { insurerId, state: "active", role: { in: roles }, id: { notIn } },
    orderBy: { id: "asc" },
    select: { id: true, name: true, email: true },
  });
}
