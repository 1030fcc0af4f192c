import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";

/**
 * Locks the member's row until the transaction ends, so that "at most five", "no such name yet" and "not within 30 s"
 * hold for parallel posts too.
 */
export async function holdMember(scope: Scope, memberId: string): Promise<void> {
  await scope.tx.$queryRaw`
    select 1 from "Member" where "insurerId" = ${scope.insurerId}::uuid and "id" = ${memberId}::uuid for update`;
}
