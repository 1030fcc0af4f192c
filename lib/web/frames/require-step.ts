import "server-only";
import { redirect } from "next/navigation";
import type { LoadedAttempt } from "#lib/login-flow/load-attempt.ts";
import { nextStep } from "#lib/login-flow/next-step.ts";
import type { StepKey } from "#lib/login-flow/steps.ts";
import { currentAttempt } from "../request/current-attempt.ts";
import { currentSession } from "../request/current-session.ts";
import { pathOf } from "./pass-step.ts";

/**
 * Opens a page of the login flow: gives the attempt when `key` is due, and leads
 * to whatever is due otherwise. A typed address, the back button and a second
 * tab are all answered here.
 */
export async function requireStep(key: StepKey): Promise<LoadedAttempt> {
  const attempt = await requireAttempt();
  const due = nextStep(attempt.facts);
  if (due !== key) redirect(pathOf(due));
  return attempt;
}

/** The live attempt, whatever is due; without one, the page that says how to start again. */
export async function requireAttempt(): Promise<LoadedAttempt> {
  const attempt = await currentAttempt();
  if (attempt) return attempt;
  redirect((await currentSession()) ? "/" : "/login/expired");
}
