import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Proof } from "#lib/sessions/proofs.ts";

type WithoutTime<Each> = Each extends Proof ? Omit<Each, "at"> : never;

/** Adds what a verb has just checked to the attempt, whose row the caller holds. */
export async function appendProof(
  tx: InsurerTransaction,
  context: RequestContext,
  attemptId: string,
  proof: WithoutTime<Proof>,
): Promise<void> {
  const entry = JSON.stringify([{ ...proof, at: context.now.toISOString() }]);
  await tx.$executeRaw`
    update "LoginAttempt" set "proofs" = "proofs" || ${entry}::jsonb
    where "insurerId" = ${context.insurer.id}::uuid and "id" = ${attemptId}::uuid`;
}
