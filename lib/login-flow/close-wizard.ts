import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { appendProof } from "./append-proof.ts";
import type { LoadedAttempt } from "./load-attempt.ts";
import { nextWizardStep } from "./next-step.ts";

/** Closes the wizard when its last fact is there, also by a link in another browser. @returns whether it just did */
export async function closeWizard(scope: Scope, { id: attemptId, member, facts }: LoadedAttempt): Promise<boolean> {
  if (facts.isWizardComplete || nextWizardStep(facts) !== undefined) return false;
  await scope.tx.member.update({
    where: scope.key(member.id),
    // Mails to the member are in the language of the pages they have just read.
    data: { wizardCompletedAt: scope.now, language: member.language ?? scope.language },
  });
  await appendProof(scope, attemptId, { kind: "wizard" });
  await recordAudit(scope, { action: "wizard.complete", result: "success", memberId: member.id, attemptId });
  return true;
}
