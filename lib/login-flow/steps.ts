import type { Method } from "#lib/insurers/policy-schema.ts";
import { type Facts, registeredMethods } from "./facts.ts";
import { hasProof } from "./proofs.ts";

/** One screen between the login form and the portal. */
export type Step = {
  path: string;
  /** Why the screen is shown; for logs and tests. */
  reason: string;
  isDue: (facts: Facts) => boolean;
};

/**
 * The steps of spec §4 and §5. Each says for itself when it is due; the order is
 * policy.ts's. A step without a page, or a page without a step, does not compile.
 */
export const STEPS = {
  password: {
    path: "/login",
    reason: "nobody has proved who they are",
    isDue: ({ proofs }) => !hasProof(proofs, "password") && !hasProof(proofs, "passkey"),
  },
  "birth-date": {
    path: "/login/birth-date",
    reason: "temporary credentials travel by post: the birth date goes with them",
    isDue: ({ proofs }) => !hasProof(proofs, "birthDate"),
  },
  terms: {
    path: "/login/terms",
    reason: "the current terms are not accepted",
    isDue: (facts) => facts.acceptedTermsVersion < facts.currentTermsVersion,
  },
  email: {
    path: "/login/email",
    reason: "no confirmed address, none waiting",
    isDue: (facts) => !facts.isEmailConfirmed && !facts.hasPendingEmail,
  },
  "email-confirm": {
    path: "/login/email/confirm",
    reason: "an address waits for its confirmation",
    isDue: (facts) => !facts.isEmailConfirmed,
  },
  method: {
    path: "/login/method",
    reason: "user ID and method are not chosen yet",
    isDue: (facts) => facts.method === null,
  },
  "new-password": {
    path: "/login/new-password",
    reason: "the password is still the temporary one",
    isDue: (facts) => !facts.hasOwnPassword,
  },
  complete: {
    path: "/login/complete",
    reason: "the wizard has just ended: go on, or log out",
    isDue: (facts) => hasProof(facts.proofs, "wizard") && !facts.hasContinued,
  },
  "passkey-register": {
    path: "/login/passkey/register",
    reason: "the chosen method is not set up",
    isDue: (facts) => methodToEnrol(facts) === "passkey",
  },
  "totp-register": {
    path: "/login/otp/register",
    reason: "the chosen method is not set up",
    isDue: (facts) => methodToEnrol(facts) === "totp",
  },
  passkey: {
    path: "/login/passkey",
    reason: "the second factor is not proved",
    isDue: (facts) => methodToProve(facts) === "passkey",
  },
  totp: {
    path: "/login/otp",
    reason: "the second factor is not proved",
    isDue: (facts) => methodToProve(facts) === "totp",
  },
  "email-code": {
    path: "/login/email-otp",
    reason: "the second factor is not proved",
    // The first code sets the method up, every later one proves it: one screen.
    isDue: (facts) => methodToProve(facts) === "email" || methodToEnrol(facts) === "email",
  },
} satisfies Record<string, Step>;

export type StepKey = keyof typeof STEPS;

function hasSecondFactor(facts: Facts): boolean {
  return (["passkey", "totp", "emailCode"] as const).some((kind) => hasProof(facts.proofs, kind));
}

/** Set-up by password alone is open only while there is no factor to prove (spec §6). */
function methodToEnrol(facts: Facts): Method | null {
  if (hasSecondFactor(facts) || registeredMethods(facts).length > 0) return null;
  return facts.method;
}

function methodToProve(facts: Facts): Method | null {
  if (hasSecondFactor(facts)) return null;
  const registered = registeredMethods(facts);
  const { selectedMethod } = facts;
  return selectedMethod && registered.includes(selectedMethod) ? selectedMethod : (registered[0] ?? null);
}
