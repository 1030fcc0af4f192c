import "server-only";
import type { Approval } from "#lib/db/generated/client.ts";
import type { ClerkRole, MemberState } from "#lib/db/generated/enums.ts";
import type { Scope } from "#lib/insurers/scope.ts";

type Asker = { name: string; email: string; role: ClerkRole; state: MemberState };
export type HeldApproval = Approval & { asker: Asker };

/** Takes the request's row, and its asker's, until the transaction ends. @returns null for another insurer's */
export async function holdApproval({ tx, insurerId, key }: Scope, id: string): Promise<HeldApproval | null> {
  const [held] = await tx.$queryRaw<{ askedBy: string }[]>`
    select "askedBy" from "Approval" where "insurerId" = ${insurerId}::uuid and "id" = ${id}::uuid for update`;
  if (!held) return null;
  const [asker] = await tx.$queryRaw<Asker[]>`
    select "name", "email", "role", "state" from "Clerk"
    where "insurerId" = ${insurerId}::uuid and "id" = ${held.askedBy}::uuid for share`;
  if (!asker) throw new Error("a request without an asker");
  return { ...(await tx.approval.findUniqueOrThrow({ where: key(id) })), asker };
}
