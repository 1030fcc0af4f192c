import "server-only";
import type { z } from "zod";
import type { Method } from "#lib/insurers/policy-schema.ts";
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

/** The method whose proof opened a session, strongest first; undefined without a second factor. */
export function provenMethod(proofs: readonly Proof[]): Method | undefined {
  if (hasProof(proofs, "passkey")) return "passkey";
  if (hasProof(proofs, "totp")) return "totp";
  return hasProof(proofs, "emailCode") ? "email" : undefined;
}
