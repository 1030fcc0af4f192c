import "server-only";
import { FACTORS } from "#lib/insurers/factors.ts";
import { type InsurerPolicy, METHODS, type Method } from "#lib/insurers/policy-schema.ts";
import { hasProof, type Proof } from "#lib/sessions/proofs.ts";

/** Everything the next step depends on: read in one statement (load-attempt.ts), judged by next-step.ts. */
export type Facts = {
  policy: Pick<InsurerPolicy, "methods" | "firstLoginOrder" | "continueAfterFirstLogin" | "resetNeedsFactor">;
  proofs: readonly Proof[];
  /** 「続けて認証方法を設定する」 was pressed. */
  hasContinued: boolean;
  /** 「別の方法でログイン」 */
  selectedMethod: Method | null;
  /** An e-mail address was entered in this attempt and waits for confirmation. */
  hasPendingEmail: boolean;
  isWizardComplete: boolean;
  isEmailConfirmed: boolean;
  /**
   * The formula, which a card reveals, with an e-mail on file: only somebody who reads mail there continues (spec
   * §5.4).
   */
  isBoundToEmailOnFile: boolean;
  hasOwnPassword: boolean;
  /** The method chosen in the wizard or the settings. */
  method: Method | null;
  registered: Readonly<Record<Method, boolean>>;
  acceptedTermsVersion: number;
  currentTermsVersion: number;
};

/** 「パスワードを忘れた方」: the attempt began with the mail's link. */
export function isReset({ proofs }: Facts): boolean {
  return hasProof(proofs, "resetLink");
}

/** Whether a factor replaces lost ones: after a recovery code, or by the insurer's policy (manual 004, 3-3). */
export function isReplacingFactors(facts: Facts): boolean {
  return hasProof(facts.proofs, "recoveryCode") || (isReset(facts) && !facts.policy.resetNeedsFactor);
}

/** Whether the member has not accepted the newest terms; sessions ask the same (manual 004, 3-8). */
export function areTermsDue(versions: Pick<Facts, "acceptedTermsVersion" | "currentTermsVersion">): boolean {
  return versions.acceptedTermsVersion < versions.currentTermsVersion;
}

/** The second factors of the member, the chosen one first. */
export function registeredMethods(facts: Facts): Method[] {
  const registered = METHODS.filter((method) => facts.registered[method]);
  return registered.sort((a, b) => Number(b === facts.method) - Number(a === facts.method));
}

/** Whether the wizard or the set-up of the first factor is unfinished (manual 000【11】). */
export function isFirstLoginOpen(facts: Facts): boolean {
  return !facts.isWizardComplete || registeredMethods(facts).length === 0;
}

/** The factors that prove something here: a reset link and a mail code prove only the same mailbox (spec §8). */
export function provableMethods(facts: Facts): Method[] {
  return registeredMethods(facts).filter((method) => !(isReset(facts) && FACTORS[method].isMailbox));
}
