import type { Scope } from "#lib/insurers/scope.ts";

export type EndReason =
  | "replaced"
  | "logged-in"
  | "logged-out"
  | "terms-refused"
  | "password-set-elsewhere"
  | "email-confirmed-elsewhere"
  | "signed-out-everywhere"
  | "factor-removed";

/** Ends one attempt. */
export async function endAttempt(scope: Scope, attemptId: string, reason: EndReason): Promise<void> {
  await scope.tx.loginAttempt.updateMany({
    where: { insurerId: scope.insurerId, id: attemptId, endedAt: null },
    data: { endedAt: scope.now, endReason: reason },
  });
}

/**
 * Ends every other attempt of a member: whoever had prepared one with an older
 * password or for another address is out (spec §14 case 13).
 */
export async function endOtherAttempts(
  scope: Scope,
  { memberId, keptAttemptId, reason }: { memberId: string; keptAttemptId: string | null; reason: EndReason },
): Promise<void> {
  await scope.tx.loginAttempt.updateMany({
    where: {
      insurerId: scope.insurerId,
      memberId,
      endedAt: null,
      ...(keptAttemptId ? { id: { not: keptAttemptId } } : {}),
    },
    data: { endedAt: scope.now, endReason: reason },
  });
}
