import "server-only";
import type { z } from "zod";
import { FACTORS } from "#lib/insurers/factors.ts";
import { METHODS, type Method } from "#lib/insurers/policy-schema.ts";
import type { proofSchema } from "./proof-schema.ts";

/** What an attempt has proved (spec §5.1): appended under the attempt's row lock, never removed. */
export type Proof = z.infer<typeof proofSchema>;

export type ProofKind = Proof["kind"];

export function hasProof(proofs: readonly Proof[], kind: ProofKind): boolean {
  return proofs.some((proof) => proof.kind === kind);
}

/** The second factors that were proved, strongest first; history shows the first one. */
export function provenMethods(proofs: readonly Proof[]): Method[] {
  return METHODS.filter((method) => hasProof(proofs, FACTORS[method].proof));
}
