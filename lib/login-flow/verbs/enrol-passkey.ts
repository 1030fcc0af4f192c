import { type PasskeyRegistrationProblem, registerPasskey } from "#lib/credentials/passkey/register-passkey.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { appendProof } from "../append-proof.ts";
import { isReplacingFactors } from "../facts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { finishEnrolment } from "./finish-enrolment.ts";

/** First passkey of a member, or the one in place of lost factors (manual 004, 2-3 ④–⑥); the ceremony itself proves it. */
export async function enrolPasskey(
  tx: InsurerTransaction,
  context: RequestContext,
  { attempt, response, name }: { attempt: LoadedAttempt; response: unknown; name: string },
): Promise<Result<undefined, PasskeyRegistrationProblem>> {
  const registered = await registerPasskey(tx, context, {
    memberId: attempt.member.id,
    owner: attempt.id,
    response,
    name,
    isReplacement: isReplacingFactors(attempt.facts),
  });
  if (!registered.ok) return registered;
  await appendProof(tx, context, attempt.id, { kind: "passkey", credentialId: registered.value.passkeyId });
  await finishEnrolment(tx, context, { attempt, method: "passkey", name });
  return ok();
}
