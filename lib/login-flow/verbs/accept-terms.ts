import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import { appendProof } from "../append-proof.ts";
import { endAttempt } from "../end-attempt.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import { recordTermsAcceptance, recordTermsRefusal, type TermsReader } from "../terms.ts";

function readerOf({ id, member }: LoadedAttempt): TermsReader {
  return { memberId: member.id, attemptId: id };
}

/** 「同意する」 during a login (manual 004, 2-1 ⑥ and 3-8), as recordTermsAcceptance. */
export async function acceptTerms(
  scope: Scope,
  { attempt, version }: { attempt: LoadedAttempt; version: number },
): Promise<Result<undefined, "superseded">> {
  const currentVersion = attempt.facts.currentTermsVersion;
  const accepted = await recordTermsAcceptance(scope, { reader: readerOf(attempt), version, currentVersion });
  if (accepted.ok) await appendProof(scope, attempt.id, { kind: "terms", version });
  return accepted;
}

/** 「同意しない」: ends the attempt, nothing else. */
export async function refuseTerms(scope: Scope, attempt: LoadedAttempt): Promise<void> {
  await endAttempt(scope, attempt.id, "terms-refused");
  await recordTermsRefusal(scope, readerOf(attempt));
}
