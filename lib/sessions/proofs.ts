import type { Method } from "#lib/insurers/policy-schema.ts";

/**
 * What one attempt has shown so far (spec §5.1). A proof is appended by the verb
 * that checked it, under the attempt's row lock, and never taken back.
 */
export type Proof =
  | { kind: "password"; at: string; credential: "temporary" | "own" }
  /** The link of 「パスワードを忘れた方」 was used: the mailbox is theirs, and nothing more is said. */
  | { kind: "resetLink"; at: string }
  /** Stands for a factor that is lost; a new one is set up before anything else. */
  | { kind: "recoveryCode"; at: string; issuer: "portal" | "insurer" }
  | { kind: "birthDate"; at: string }
  | { kind: "terms"; at: string; version: number }
  | { kind: "email"; at: string }
  /** The wizard was finished within this attempt. */
  | { kind: "wizard"; at: string }
  | { kind: "passkey"; at: string; credentialId: string }
  | { kind: "totp"; at: string; credentialId: string }
  | { kind: "emailCode"; at: string };

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
