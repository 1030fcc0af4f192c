import "server-only";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { advance, type Progress } from "./advance.ts";
import { type Facts, isReset } from "./facts.ts";
import { holdOpenLogins } from "./hold-open-logins.ts";
import { type LoadedAttempt, loadAttempt } from "./load-attempt.ts";
import { ENROLMENT_STEPS, nextStep } from "./next-step.ts";
import { methodToEnrol, type StepKey } from "./steps.ts";

export type Failure<Outcome> = Extract<Outcome, { ok: false }>;

export type StepOutcome<Outcome> =
  /** No live attempt behind the token. */
  | { kind: "no-attempt" }
  /** The form belongs to another attempt than the browser's present one. */
  | { kind: "other-attempt" }
  /** Another step is due than the form's. */
  | { kind: "other-step"; due: StepKey | "done" }
  | { kind: "failed"; due: StepKey; failure: Failure<Outcome> }
  | { kind: "passed"; progress: Progress; returnTo: ReturnPath | null; achievement: Achievement | null };

/** What a login did beside logging in, told on the page it ends with: a password was reset, or a method set up. */
export const ACHIEVEMENTS = ["password", ...METHODS] as const;
export type Achievement = (typeof ACHIEVEMENTS)[number];

function achievementOf(facts: Facts): Achievement | null {
  return isReset(facts) ? "password" : methodToEnrol(facts);
}

export type StepInput = {
  /** The browser's attempt cookie. */
  token: string;
  /** The attempt the form was made for. */
  attemptId: FormDataEntryValue | null;
  /** The steps the form may belong to. */
  steps: readonly StepKey[];
};

/**
 * Runs one act of the login flow in one transaction: locks the attempt's row, checks that the form belongs to it and
 * that its step is due, runs the verb, advances. A failed verb commits too, so that its miss stays counted.
 */
export async function takeStep<Outcome extends Result<unknown, string>>(
  context: RequestContext,
  { token, attemptId, steps }: StepInput,
  work: (scope: Scope, attempt: LoadedAttempt) => Promise<Outcome>,
): Promise<StepOutcome<Outcome>> {
  return inInsurer(context, async (scope) => {
    if (steps.some((step) => ENROLMENT_STEPS.includes(step))) await holdLoginsOf(scope, token);
    const attempt = await loadAttempt(scope, token, { lock: true });
    if (!attempt) return { kind: "no-attempt" };
    if (attemptId !== attempt.id) return { kind: "other-attempt" };
    const due = nextStep(attempt.facts);
    if (due === "done" || !steps.includes(due)) return { kind: "other-step", due };
    const result = await work(scope, attempt);
    if (!result.ok) return { kind: "failed", due, failure: result as Failure<Outcome> };
    const achievement = achievementOf(attempt.facts);
    return { kind: "passed", progress: await advance(scope, token), returnTo: attempt.returnTo, achievement };
  });
}

/** Whether a factor may be set up depends on the member's other logins, which take turns (spec §6, §14 case 4). */
async function holdLoginsOf(scope: Scope, token: string) {
  const attempt = await loadAttempt(scope, token);
  if (attempt) await holdOpenLogins(scope, { memberId: attempt.member.id, withSessions: true });
}
