import "server-only";
import { FACTORS } from "#lib/insurers/factors.ts";
import { type InsurerPolicy, METHODS, type Method } from "#lib/insurers/policy-schema.ts";
import { type Facts, isReset, provableMethods } from "./facts.ts";
import { methodToEnrol, methodToProve, STEPS, type StepKey } from "./steps.ts";

/** The order in the two kinds of manuals: 000, 001, 003 ask for the e-mail first; 002, 004 for the password. */
const WIZARD_ORDER: Record<InsurerPolicy["firstLoginOrder"], StepKey[]> = {
  "email-first": ["birth-date", "terms", "email", "email-confirm", "method", "new-password"],
  "password-first": ["birth-date", "terms", "method", "new-password", "email", "email-confirm"],
};

/** With the formula the e-mail on file comes first, whatever the insurer's order: no password before it (spec §5.4). */
function orderOf({ policy, isBoundToEmailOnFile }: Facts): InsurerPolicy["firstLoginOrder"] {
  return isBoundToEmailOnFile ? "email-first" : policy.firstLoginOrder;
}

/** Screens that may set up a second factor: at 「メール認証」, the first code does. */
export const ENROLMENT_STEPS: readonly StepKey[] = METHODS.map((method) => FACTORS[method].steps.enrol.key);

const PROOF_STEPS: readonly StepKey[] = METHODS.map((method) => FACTORS[method].steps.prove.key);

export const FACTOR_STEPS: readonly StepKey[] = [
  ...new Set<StepKey>(["recovery-code", ...ENROLMENT_STEPS, ...PROOF_STEPS]),
];

const AFTER_WIZARD: readonly StepKey[] = ["complete", ...FACTOR_STEPS, "terms"];

/** 「パスワードを忘れた方」 (manual 004, 3-3): the factor first, so that access to the mailbox alone changes nothing. */
const RESET: readonly StepKey[] = ["birth-date", ...FACTOR_STEPS, "new-password", "terms"];

function isDue(key: StepKey, facts: Facts): boolean {
  return STEPS[key].isDue(facts);
}

/** The wizard step that is due, or undefined. */
export function nextWizardStep(facts: Facts): StepKey | undefined {
  return WIZARD_ORDER[orderOf(facts)].find((key) => isDue(key, facts));
}

/** The one step that is due, or "done". Only facts and proofs count, no URL, second tab or restart (spec §5.2). */
export function nextStep(facts: Facts): StepKey | "done" {
  if (isDue("password", facts)) return "password";
  const wizardStep = facts.isWizardComplete ? undefined : nextWizardStep(facts);
  if (wizardStep) return wizardStep;
  const step = (isReset(facts) ? RESET : AFTER_WIZARD).find((key) => isDue(key, facts));
  // Without a wizard step, there are a method and a proof of it; fail closed all the same.
  return step ?? (facts.method === null ? "method" : "done");
}

/** Whether リカバリーコード may replace the factor that is due. */
export function takesRecoveryCode(facts: Facts): boolean {
  return FACTOR_STEPS.includes(nextStep(facts) as StepKey) && methodToEnrol(facts) === null;
}

/** The wizard's screens in one of the orders; 「メールアドレスの確認」 counts as part of the entry. */
export function wizardScreens(order: InsurerPolicy["firstLoginOrder"]): StepKey[] {
  return [...WIZARD_ORDER[order].filter((step) => step !== "email-confirm"), "complete"];
}

export type WizardProgress = {
  /** The wizard's screens in the member's order. */
  steps: StepKey[];
  /** Position in `steps`, from 1. */
  current: number;
};

/** A screen's position in the wizard; undefined for screens outside it. */
export function wizardProgress(key: StepKey, facts: Facts): WizardProgress | undefined {
  if (key !== "complete" && facts.isWizardComplete) return undefined;
  const steps = wizardScreens(orderOf(facts));
  const position = steps.indexOf(key === "email-confirm" ? "email" : key);
  return position < 0 ? undefined : { steps, current: position + 1 };
}

/** What 「別の方法でログイン」 offers: other registered factors, or during a set-up the other methods of the insurer. */
export function otherMethods(facts: Facts): Method[] {
  const enrolled = methodToEnrol(facts);
  if (enrolled) return facts.policy.methods.filter((method) => method !== enrolled);
  return provableMethods(facts).filter((method) => method !== methodToProve(facts));
}
