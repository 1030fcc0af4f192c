import "server-only";
import { type PasskeyRegistrationFailure, registerPasskey } from "#lib/credentials/passkey/register-passkey.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { appendProof } from "../append-proof.ts";
import { isReplacingFactors } from "../facts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { finishEnrolment } from "./finish-enrolment.ts";

/** A member's first passkey, or one in place of lost factors (manual 004, 2-3 ④–⑥), proved by its ceremony. */
export async function enrolPasskey(
  scope: Scope,
  { attempt, response, name }: { attempt: LoadedAttempt; response: unknown; name: string },
): Promise<Result<undefined, PasskeyRegistrationFailure>> {
  const registered = await registerPasskey(scope, {
    memberId: attempt.member.id,
    owner: attempt.id,
    response,
    name,
    isReplacement: isReplacingFactors(attempt.facts),
  });
  if (!registered.ok) return registered;
  await appendProof(scope, attempt.id, { kind: "passkey", credentialId: registered.value.passkeyId });
  await finishEnrolment(scope, { attempt, method: "passkey", name });
  return ok();
}
