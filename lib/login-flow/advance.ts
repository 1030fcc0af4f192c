import "server-only";
import { VERBS_BY_METHOD } from "#lib/credentials/verbs-by-method.ts";
import { FACTORS } from "#lib/insurers/factors.ts";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Language } from "#lib/messages/language.ts";
import { closeWizard } from "./close-wizard.ts";
import { noteFirstLoginStop } from "./first-login-stop.ts";
import { type LoadedAttempt, loadAttempt } from "./load-attempt.ts";
import { sealTicket } from "./login-ticket.ts";
import { nextStep } from "./next-step.ts";
import type { StepKey } from "./steps.ts";

export type Progress =
  | { next: StepKey }
  | {
      next: "done";
      ticket: string;
      isRemembered: boolean;
      /** A re-authentication: its session goes on. */
      isRenewal: boolean;
      /** The member's own choice, for the browser's pages. */
      language: Language | null;
    };

/**
 * After a verb, in its transaction: reads the facts again, closes the wizard when its last fact is there, prepares the
 * next screen, and seals the login ticket when no step is due.
 */
export async function advance(scope: Scope, attemptToken: string): Promise<Progress> {
  let attempt = await reload(scope, attemptToken);
  if (await closeWizard(scope, attempt)) attempt = await reload(scope, attemptToken);
  await noteFirstLoginStop(scope, attempt);
  const next = nextStep(attempt.facts);
  if (next === "done") {
    const ticket = sealTicket(scope, attempt.id);
    const { isRemembered, sessionId, member } = attempt;
    return { next, ticket, isRemembered, isRenewal: sessionId !== null, language: member.language };
  }
  // A code is mailed when its screen becomes due (manual 000 【2】); that screen reports a refused mail.
  const proved = METHODS.find((method) => FACTORS[method].steps.prove.key === next);
  if (proved) await VERBS_BY_METHOD[proved].sendCode?.(scope, attempt);
  return { next };
}

async function reload(scope: Scope, token: string): Promise<LoadedAttempt> {
  const attempt = await loadAttempt(scope, token);
  if (!attempt) throw new Error("the attempt ended within its own transaction");
  return attempt;
}
