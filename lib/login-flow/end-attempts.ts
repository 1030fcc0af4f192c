import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

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
export async function endAttempt(
  tx: InsurerTransaction,
  context: RequestContext,
  attemptId: string,
  reason: EndReason,
): Promise<void> {
  await tx.loginAttempt.updateMany({
    where: { insurerId: context.insurer.id, id: attemptId, endedAt: null },
    data: { endedAt: context.now, endReason: reason },
  });
}

/**
 * Ends every other attempt of a member: whoever had prepared one with an older
 * password or for another address is out (spec §14 case 13).
 */
export async function endOtherAttempts(
  tx: InsurerTransaction,
  context: RequestContext,
  { memberId, keptAttemptId, reason }: { memberId: string; keptAttemptId: string | null; reason: EndReason },
): Promise<void> {
  await tx.loginAttempt.updateMany({
    where: {
      insurerId: context.insurer.id,
      memberId,
      endedAt: null,
      ...(keptAttemptId ? { id: { not: keptAttemptId } } : {}),
    },
    data: { endedAt: context.now, endReason: reason },
  });
}
