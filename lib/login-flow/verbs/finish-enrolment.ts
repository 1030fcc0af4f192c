import "server-only";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { isReplacingFactors } from "../facts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { setMethod } from "../set-method.ts";

/**
 * What follows a factor that was set up on the way to a session: the member is
 * told, of the first one too, because whoever knows the password alone could have
 * set it up (spec §7, §9; ASVS 6.3.7).
 * @param name as the member named it; mail codes have none
 */
export async function finishEnrolment(
  scope: Scope,
  { attempt, method, name }: { attempt: LoadedAttempt; method: Method; name: string | null },
): Promise<void> {
  if (isReplacingFactors(attempt.facts)) await finishReplacement(scope, attempt, method);
  const memberId = attempt.member.id;
  await notifyMember(scope, { memberId, event: { type: "factor-added", factor: method, name } });
}

/**
 * In place of lost factors it is the member's method, and whoever holds the lost
 * phone, or another code, is out everywhere, logins under way and tickets included
 * (spec §8, §14 case 13).
 */
async function finishReplacement(
  scope: Scope,
  { id: keptAttemptId, member: { id: memberId }, facts }: LoadedAttempt,
  method: Method,
) {
  if (facts.method !== method) await setMethod(scope, { memberId, method });
  await endSessionsFor(scope, "factors-replaced", { memberId, keptAttemptId });
}
