import "server-only";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { isReplacingFactors } from "../facts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { setMethod } from "../set-method.ts";

/**
 * After a factor was set up in a login: sends a notice, of the first factor too, because somebody who knows only the
 * password could have set it up (spec §7, §9; ASVS 6.3.7).
 * @param name as the member named it; mail codes have none
 */
export async function finishEnrolment(
  scope: Scope,
  { attempt, method, name }: { attempt: LoadedAttempt; method: Method; name: string | null },
): Promise<void> {
  const isReplacement = isReplacingFactors(attempt.facts);
  const memberId = attempt.member.id;
  // Another one than was chosen: a replacement, or the insurer has withdrawn that one.
  if (attempt.facts.method !== method) await setMethod(scope, { memberId, method });
  if (isReplacement) await finishReplacement(scope, attempt);
  await notifyMember(scope, { memberId, event: { type: "factor-added", factor: method, name, isReplacement } });
}

/** After a replacement sessions, logins and tickets end, to lock out a thief (spec §8, §14 case 13). */
async function finishReplacement(scope: Scope, { id: keptAttemptId, member: { id: memberId } }: LoadedAttempt) {
  await endSessionsFor(scope, "factors-replaced", { memberId, keptAttemptId });
}
