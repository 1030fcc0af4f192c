import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { endOtherAttempts } from "../end-attempts.ts";
import { endOtherSessions } from "../end-sessions.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { setMethod } from "../set-method.ts";

/**
 * After a factor was set up in place of lost ones: it is the member's method, and
 * whoever holds the lost phone, or another code, is out everywhere, logins under
 * way and tickets included (spec §8, §14 case 13).
 */
export async function finishReplacement(
  tx: InsurerTransaction,
  context: RequestContext,
  { attempt, method, name }: { attempt: LoadedAttempt; method: Method; name: string | null },
): Promise<void> {
  const memberId = attempt.member.id;
  if (attempt.facts.method !== method) await setMethod(tx, context, { memberId, method });
  await endOtherAttempts(tx, context, { memberId, keptAttemptId: attempt.id, reason: "factor-removed" });
  await endOtherSessions(tx, context, { memberId, keptSessionId: null });
  await notifyMember(tx, context, { memberId, event: { type: "factor-added", factor: method, name } });
}
