import "server-only";
import type { z } from "zod";
import { FACTORS } from "#lib/insurers/factors.ts";
import { METHODS, type Method } from "#lib/insurers/policy-schema.ts";
import type { proofSchema } from "./proof-schema.ts";

/**
 * What one attempt has shown so far (spec §5.1). A proof is appended by the verb
 * that checked it, under the attempt's row lock, and never taken back.
 */
export type Proof = z.infer<typeof proofSchema>;

export type ProofKind = Proof["kind"];

export function hasProof(proofs: readonly Proof[], kind: ProofKind): boolean {
  return proofs.some((proof) => proof.kind === kind);
}

/** The second factors that were proved, strongest first; the first of them is what a session is said to stand on. */
export function provenMethods(proofs: readonly Proof[]): Method[] {
  return METHODS.filter((method) => hasProof(proofs, FACTORS[method].proof));
}
