import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";

/** Locks the member's row until the transaction ends, so that limits and unique names hold for parallel posts. */
export async function holdMember(scope: Scope, memberId: string): Promise<void> {
  await scope.tx.$queryRaw`
    select 1 from "Member" where "insurerId" = ${scope.insurerId}::uuid and "id" = ${memberId}::uuid for update`;
}
