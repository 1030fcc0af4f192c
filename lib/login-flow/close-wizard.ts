import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { appendProof } from "./append-proof.ts";
import type { LoadedAttempt } from "./load-attempt.ts";
import { nextWizardStep } from "./policy.ts";

/**
 * Closes the wizard as soon as its last fact is there, whoever brought it: the
 * member at this attempt, or the mail's link in another browser.
 * @returns whether it was closed just now
 */
export async function closeWizard(
  tx: InsurerTransaction,
  context: RequestContext,
  { id: attemptId, member, facts }: LoadedAttempt,
): Promise<boolean> {
  if (facts.isWizardComplete || nextWizardStep(facts) !== undefined) return false;
  await tx.member.update({
    where: { insurerId_id: { insurerId: context.insurer.id, id: member.id } },
    // The language of the pages they have just read is the one to write to them in.
    data: { wizardCompletedAt: context.now, language: member.language ?? context.language },
  });
  await appendProof(tx, context, attemptId, { kind: "wizard" });
  await recordAudit(tx, context, { action: "wizard.complete", result: "success", memberId: member.id, attemptId });
  return true;
}
