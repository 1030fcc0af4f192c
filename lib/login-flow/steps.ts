import "server-only";
import { FACTORS, type FactorStepKey } from "#lib/insurers/factors.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { hasProof, provenMethods } from "#lib/sessions/proofs.ts";
import { areTermsDue, type Facts, isReplacingFactors, isReset, provableMethods, registeredMethods } from "./facts.ts";

/** One screen between the login form and the portal. */
export type Step = {
  path: string;
  /** Why the screen is shown; for logs and tests. */
  reason: string;
  isDue: (facts: Facts) => boolean;
};

const FACTOR_SCREENS = Object.fromEntries(
  Object.values(FACTORS).flatMap(({ steps: { enrol, prove } }) => [
    [enrol.key, factorStep(enrol, "the chosen method is not set up")],
    [prove.key, factorStep(prove, "the second factor is not proved")],
  ]),
) as Record<FactorStepKey, Step>;

/**
 * The steps of spec §4 and §5, and when each is due; next-step.ts has their order. A page without a step does not
 * compile; a step without a page fails no-session-without-proofs.test.ts.
 */
export const STEPS = {
  password: {
    path: "/login",
    reason: "nobody has proved who they are",
    isDue: (facts) =>
      !isIdentified(facts) &&
      // A reset link takes the place of the member's own password, never of a temporary one.
      !(isReset(facts) && facts.isWizardComplete),
  },
  "birth-date": {
    path: "/login/birth-date",
    reason: "temporary credentials travel by post, and a reset link by mail: the birth date goes with them",
    // In a reset without a registered factor.
    isDue: (facts) =>
      !hasProof(facts.proofs, "birthDate") &&
      (!(isReset(facts) && facts.isWizardComplete) || (facts.policy.resetNeedsFactor && !hasFactor(facts))),
  },
  terms: {
    path: "/login/terms",
    reason: "the current terms are not accepted",
    isDue: areTermsDue,
  },
  email: {
    path: "/login/email",
    reason: "no confirmed address, none waiting",
    isDue: (facts) => isEmailUnproved(facts) && !facts.hasPendingEmail,
  },
  "email-confirm": {
    path: "/login/email/confirm",
    reason: "an address waits for its confirmation",
    isDue: isEmailUnproved,
  },
  method: {
    path: "/login/method",
    reason: "user ID and method are not chosen yet, or the insurer has withdrawn the method",
    isDue: (facts) => facts.method === null || (!isOffered(facts, facts.method) && !hasFactor(facts)),
  },
  "new-password": {
    path: "/login/new-password",
    reason: "the password is still the temporary one, or forgotten",
    isDue: (facts) => !facts.hasOwnPassword || (isReset(facts) && !hasProof(facts.proofs, "password")),
  },
  complete: {
    path: "/login/complete",
    reason: "the wizard has just ended: go on, or log out",
    isDue: (facts) => hasProof(facts.proofs, "wizard") && !facts.hasContinued,
  },
  ...FACTOR_SCREENS,
  "recovery-code": {
    path: "/login/recovery-code",
    reason: "no factor that is registered proves anything here",
    isDue: (facts) => isFactorLost(facts),
  },
} satisfies Record<string, Step>;

export type StepKey = keyof typeof STEPS;

function factorStep({ key, path }: { key: FactorStepKey; path: string }, reason: string): Step {
  return { path, reason, isDue: (facts) => dueFactorStep(facts) === key };
}

/** The screen of the factor to set up or to prove; never both. */
function dueFactorStep(facts: Facts): FactorStepKey | null {
  const [toEnrol, toProve] = [methodToEnrol(facts), methodToProve(facts)];
  if (toEnrol) return FACTORS[toEnrol].steps.enrol.key;
  return toProve && FACTORS[toProve].steps.prove.key;
}

/** With the formula, only a confirmation in this attempt counts: an earlier one by the member must not help a thief. */
function isEmailUnproved(facts: Facts): boolean {
  return !facts.isEmailConfirmed || (facts.isBoundToEmailOnFile && !hasProof(facts.proofs, "emailConfirmed"));
}

/**
 * By the present password, or by a factor that suffices alone. The latter only after the wizard: after a reissue,
 * earlier proofs say nothing about who has the new temporary credentials.
 */
function isIdentified({ proofs, hasOwnPassword, isWizardComplete }: Facts): boolean {
  const inForce = hasOwnPassword ? "own" : "temporary";
  const hasPassword = proofs.some((proof) => proof.kind === "password" && proof.credential === inForce);
  return hasPassword || (isWizardComplete && provenMethods(proofs).some((method) => FACTORS[method].standsAlone));
}

function hasSecondFactor(facts: Facts): boolean {
  const proven = provenMethods(facts.proofs);
  if (proven.some((method) => !FACTORS[method].isMailbox)) return true;
  // Beside a reset link alone, a mail code is the same mailbox twice.
  const isMailboxEnough = !isReset(facts) || isReplacingFactors(facts) || hasProof(facts.proofs, "birthDate");
  return proven.length > 0 && isMailboxEnough;
}

/** The method to set up. The password suffices only while there is no factor; later a recovery code (spec §6, §8). */
export function methodToEnrol(facts: Facts): Method | null {
  if (hasSecondFactor(facts)) return null;
  if (isReplacingFactors(facts)) return offeredMethod(facts);
  return hasFactor(facts) || facts.method === null ? null : offeredMethod(facts);
}

/** The method selected in this attempt, else the member's own, else the insurer's first: of those it offers now. */
function offeredMethod(facts: Facts): Method | null {
  const { selectedMethod, method, policy } = facts;
  return [selectedMethod, method, ...policy.methods].find((each) => each && isOffered(facts, each)) ?? null;
}

function isOffered({ policy }: Facts, method: Method): boolean {
  return policy.methods.includes(method);
}

function hasFactor(facts: Facts): boolean {
  return registeredMethods(facts).length > 0;
}

export function methodToProve(facts: Facts): Method | null {
  if (hasSecondFactor(facts) || isReplacingFactors(facts)) return null;
  const provable = provableMethods(facts);
  const { selectedMethod } = facts;
  return selectedMethod && provable.includes(selectedMethod) ? selectedMethod : (provable[0] ?? null);
}

function isFactorLost(facts: Facts): boolean {
  return (
    !hasSecondFactor(facts) && !isReplacingFactors(facts) && hasFactor(facts) && provableMethods(facts).length === 0
  );
}
