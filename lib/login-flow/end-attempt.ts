import "server-only";
import type { EndReason } from "#lib/endings/endings.ts";
import type { Scope } from "#lib/insurers/scope.ts";

/** Ends one attempt. */
export async function endAttempt(scope: Scope, attemptId: string, reason: EndReason): Promise<void> {
  await scope.tx.loginAttempt.updateMany({
    where: { insurerId: scope.insurerId, id: attemptId, endedAt: null },
    data: { endedAt: scope.now, endReason: reason },
  });
}
