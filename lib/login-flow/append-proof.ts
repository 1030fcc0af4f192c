import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Proof } from "#lib/sessions/proofs.ts";

type WithoutTime<Each> = Each extends Proof ? Omit<Each, "at"> : never;

/** Adds a proof that a verb has just checked. The caller holds the attempt's row. */
export async function appendProof(scope: Scope, attemptId: string, proof: WithoutTime<Proof>): Promise<void> {
  const entry = JSON.stringify([{ ...proof, at: scope.now.toISOString() }]);
  await scope.tx.$executeRaw`
    update "LoginAttempt" set "proofs" = "proofs" || ${entry}::jsonb
    where "insurerId" = ${scope.insurerId}::uuid and "id" = ${attemptId}::uuid`;
}
