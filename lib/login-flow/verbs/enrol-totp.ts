import "server-only";
import { registerTotpDevice, type TotpRegistrationFailure } from "#lib/credentials/totp/register-totp-device.ts";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type OneTimeCodeFailure, readOneTimeCode } from "#lib/typed-text/one-time-code.ts";
import { appendProof } from "../append-proof.ts";
import { isReplacingFactors } from "../facts.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { finishEnrolment } from "./finish-enrolment.ts";

/**
 * A member's first authenticator app (manual 004, 2-4-1 ⑧–⑬), or the one in place of lost factors (3-3 ⑥–⑨); its first
 * code proves it.
 * @param code as typed
 * @param signsOutEverywhere 「全てのデバイスからサインアウトする」
 */
export async function enrolTotp(
  scope: Scope,
  input: { attempt: LoadedAttempt; code: string; name: string; signsOutEverywhere: boolean },
): Promise<Result<undefined, TotpRegistrationFailure | OneTimeCodeFailure>> {
  const { attempt, name, signsOutEverywhere } = input;
  const code = readOneTimeCode(input.code);
  if (!code.ok) return code;
  const memberId = attempt.member.id;
  const registered = await registerTotpDevice(scope, {
    memberId,
    ownerId: attempt.id,
    code: code.value,
    name,
    isReplacement: isReplacingFactors(attempt.facts),
  });
  if (!registered.ok) return registered;
  await appendProof(scope, attempt.id, { kind: "totp", credentialId: registered.value.totpDeviceId });
  if (signsOutEverywhere) await endSessionsFor(scope, "sessions-signed-out", { memberId });
  await finishEnrolment(scope, { attempt, method: "totp", name });
  return ok();
}
