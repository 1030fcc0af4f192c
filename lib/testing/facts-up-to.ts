import { byMethod } from "#lib/insurers/by-method.ts";
import { FACTORS, type FactorStepKey } from "#lib/insurers/factors.ts";
import { type InsurerPolicy, METHODS, type Method } from "#lib/insurers/policy-schema.ts";
import type { Facts } from "#lib/login-flow/facts.ts";
import { nextStep } from "#lib/login-flow/next-step.ts";
import type { StepKey } from "#lib/login-flow/steps.ts";
import type { Proof } from "#lib/sessions/proofs.ts";
import { factorProof } from "./factor-proof.ts";

const AT = "2026-11-21T09:00:00.000Z";

/** The facts of a member who has temporary credentials and has proved nothing. */
export function freshFacts(firstLoginOrder: InsurerPolicy["firstLoginOrder"], overrides: Partial<Facts> = {}): Facts {
  return {
    policy: {
      methods: ["passkey", "totp", "email"],
      firstLoginOrder,
      continueAfterFirstLogin: true,
      resetNeedsFactor: true,
    },
    proofs: [],
    hasContinued: false,
    selectedMethod: null,
    hasPendingEmail: false,
    isWizardComplete: false,
    isEmailConfirmed: false,
    isBoundToEmailOnFile: false,
    hasOwnPassword: false,
    method: null,
    registered: byMethod(() => false),
    acceptedTermsVersion: 0,
    currentTermsVersion: 1,
    ...overrides,
  };
}

/** The facts after the verb of `step` has succeeded; `method` is the member's choice. */
export function passed(step: StepKey, facts: Facts, method: Method): Facts {
  const prove = (proof: Proof): Proof[] => [...facts.proofs, proof];
  const after = apply();
  // As in advance.ts: the wizard closes with its last fact.
  const isWizardOver =
    !after.isWizardComplete && after.isEmailConfirmed && after.hasOwnPassword && after.method !== null;
  return isWizardOver
    ? { ...after, isWizardComplete: true, proofs: [...after.proofs, { kind: "wizard", at: AT }] }
    : after;

  function proved(factorStep: FactorStepKey): Facts {
    const factor = METHODS.find((each) => Object.values(FACTORS[each].steps).some(({ key }) => key === factorStep));
    if (!factor) throw new Error(`${factorStep} is no factor's`);
    const registered = { ...facts.registered, [factor]: true };
    return { ...facts, registered, proofs: prove(factorProof(FACTORS[factor].proof, AT)) };
  }

  function apply(): Facts {
    switch (step) {
      case "password":
        return {
          ...facts,
          proofs: prove({ kind: "password", at: AT, credential: facts.hasOwnPassword ? "own" : "temporary" }),
        };
      case "birth-date":
        return { ...facts, proofs: prove({ kind: "birthDate", at: AT }) };
      case "terms":
        return { ...facts, acceptedTermsVersion: facts.currentTermsVersion };
      case "email":
        return { ...facts, hasPendingEmail: true };
      case "email-confirm":
        return {
          ...facts,
          hasPendingEmail: false,
          isEmailConfirmed: true,
          proofs: prove({ kind: "emailConfirmed", at: AT }),
        };
      case "method":
        return { ...facts, method };
      case "new-password":
        return {
          ...facts,
          hasOwnPassword: true,
          // The first own password replaces the formula.
          isBoundToEmailOnFile: false,
          proofs: prove({ kind: "password", at: AT, credential: "own" }),
        };
      case "complete":
        return { ...facts, hasContinued: true };
      case "recovery-code":
        return { ...facts, proofs: prove({ kind: "recoveryCode", at: AT, issuer: "insurer" }) };
      default:
        return proved(step);
    }
  }
}

/** A new attempt of the same member: stored facts stay, proofs do not. */
export function restarted(facts: Facts): Facts {
  return { ...facts, proofs: [], hasContinued: false, selectedMethod: null, hasPendingEmail: false };
}

/** Passes every step before `step`, as a reader of the manual does. */
export function factsUpTo(step: StepKey | "done", start: Facts, method: Method): Facts {
  let facts = start;
  for (let walked = 0; walked < 20; walked += 1) {
    const due = nextStep(facts);
    if (due === step || due === "done") return facts;
    facts = passed(due, facts, method);
  }
  throw new Error(`${step} is never due`);
}
