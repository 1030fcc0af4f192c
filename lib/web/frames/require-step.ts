import "server-only";
import { redirect } from "next/navigation";
import type { LoadedAttempt } from "#lib/login-flow/load-attempt.ts";
import { nextStep } from "#lib/login-flow/next-step.ts";
import type { StepKey } from "#lib/login-flow/steps.ts";
import { currentAttempt } from "../request/current-attempt.ts";
import { currentSession } from "../request/current-session.ts";
import { pathOf } from "./pass-step.ts";

/** Opens a page when `key` is due; redirects a typed URL, the back button or a second tab to the due step. */
export async function requireStep(key: StepKey): Promise<LoadedAttempt> {
  const attempt = await requireAttempt();
  const due = nextStep(attempt.facts);
  if (due !== key) redirect(pathOf(due));
  return attempt;
}

/** The live attempt, whatever is due; redirects without one. */
export async function requireAttempt(): Promise<LoadedAttempt> {
  const attempt = await currentAttempt();
  if (attempt) return attempt;
  redirect((await currentSession()) ? "/" : "/login/expired");
}
