import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Proof } from "#lib/sessions/proofs.ts";

type WithoutTime<Each> = Each extends Proof ? Omit<Each, "at"> : never;

/** appendProof as a part of a statement (lib/db/together.ts). */
export function appendingProof(scope: Scope, attemptId: string, proof: WithoutTime<Proof>): Prisma.Sql {
  const entry = JSON.stringify([{ ...proof, at: scope.now.toISOString() }]);
  return Prisma.sql`
    update "LoginAttempt" set "proofs" = "proofs" || ${entry}::jsonb
    where "insurerId" = ${scope.insurerId}::uuid and "id" = ${attemptId}::uuid`;
}

/** Adds a proof that a verb has just checked. The caller holds the attempt's row. */
export async function appendProof(scope: Scope, attemptId: string, proof: WithoutTime<Proof>): Promise<void> {
  await scope.tx.$executeRaw(appendingProof(scope, attemptId, proof));
}
