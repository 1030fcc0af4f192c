import type { FactorProofKind } from "#lib/insurers/factors.ts";
import type { Proof } from "#lib/sessions/proofs.ts";

/** The proof that the verb of one second factor appends at `at`. */
export function factorProof(kind: FactorProofKind, at: string): Proof {
  return kind === "emailCode" ? { kind, at } : { kind, at, credentialId: "00000000-0000-7000-8000-000000000000" };
}
