import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { endOtherSessions } from "../end-sessions.ts";
import type { LoadedAttempt } from "../load-attempt.ts";

/**
 * After a factor was set up in place of lost ones: it is the member's method, and
 * whoever holds the lost phone is out everywhere (spec §8).
 */
export async function finishReplacement(
  tx: InsurerTransaction,
  context: RequestContext,
  { attempt, method, name }: { attempt: LoadedAttempt; method: Method; name: string | null },
): Promise<void> {
  const memberId = attempt.member.id;
  await tx.member.update({
    where: { insurerId_id: { insurerId: context.insurer.id, id: memberId } },
    data: { method },
  });
  await endOtherSessions(tx, context, { memberId, keptSessionId: null });
  await notifyMember(tx, context, { memberId, event: { type: "factor-added", factor: method, name } });
}
