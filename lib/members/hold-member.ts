import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

/**
 * Takes the member's row until the transaction ends: "at most five", "no such
 * name yet" and "not within 30 s" then hold under parallel posts too.
 */
export async function lockMember(tx: InsurerTransaction, context: RequestContext, memberId: string): Promise<void> {
  await tx.$queryRaw`
    select 1 from "Member" where "insurerId" = ${context.insurer.id}::uuid and "id" = ${memberId}::uuid for update`;
}
