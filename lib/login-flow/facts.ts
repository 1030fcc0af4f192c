import type { InsurerPolicy, Method } from "#lib/insurers/policy-schema.ts";
import type { Proof } from "./proofs.ts";

/**
 * Everything the next screen depends on, and nothing else. Read in one statement
 * (load-attempt.ts), judged by pure functions (policy.ts).
 */
export type Facts = {
  policy: Pick<InsurerPolicy, "methods" | "firstLoginOrder" | "continueAfterFirstLogin">;
  proofs: readonly Proof[];
  /** 「続けて認証方法を設定する」 was pressed. */
  hasContinued: boolean;
  /** 「別の方法でログイン」 */
  selectedMethod: Method | null;
  /** An address was entered in this attempt and waits for its confirmation. */
  hasPendingEmail: boolean;
  isWizardComplete: boolean;
  isEmailConfirmed: boolean;
  hasOwnPassword: boolean;
  /** The method the member chose in the wizard or the settings. */
  method: Method | null;
  hasPasskey: boolean;
  hasTotpDevice: boolean;
  isEmailCodeEnabled: boolean;
  acceptedTermsVersion: number;
  currentTermsVersion: number;
};

/** The second factors the member can prove today, the chosen one first. */
export function registeredMethods(facts: Facts): Method[] {
  const registered = (["passkey", "totp", "email"] as const).filter(
    (method) =>
      (method === "passkey" && facts.hasPasskey) ||
      (method === "totp" && facts.hasTotpDevice) ||
      (method === "email" && facts.isEmailCodeEnabled),
  );
  return registered.sort((a, b) => Number(b === facts.method) - Number(a === facts.method));
}
