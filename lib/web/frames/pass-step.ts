import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { Scope } from "#lib/insurers/scope.ts";
import { stepsFailed, stepsReached } from "#lib/kernel/metrics.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Progress } from "#lib/login-flow/advance.ts";
import type { LoadedAttempt } from "#lib/login-flow/load-attempt.ts";
import { STEPS, type StepKey } from "#lib/login-flow/steps.ts";
import { type Achievement, type Failure, takeStep } from "#lib/login-flow/take-step.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { attemptToken } from "../cookies/attempt-cookie.ts";
import { finishLogin } from "../login/finish-login.ts";
import { requestContext } from "../request/read-request-context.ts";
import { resumeAct } from "./resume-act.ts";

/** The outcome of a step, and what the portal's top shows about it. */
type PassedStep = { progress: Progress; returnTo: ReturnPath | null; achievement?: Achievement | null };

/** The path of what is due; an attempt with nothing due starts again. */
export function pathOf(due: StepKey | "done"): string {
  return STEPS[due === "done" ? "password" : due].path;
}

/** takeStep for a posted form; redirects without its attempt. @returns the next screen's path, or the failure */
export async function passStep<Outcome extends Result<unknown, string>>(
  steps: StepKey | readonly StepKey[],
  /** As posted. */
  attemptId: FormDataEntryValue | null,
  work: (scope: Scope, attempt: LoadedAttempt) => Promise<Outcome>,
): Promise<{ ok: true; value: string } | Failure<Outcome>> {
  const context = await requestContext();
  const token = await attemptToken();
  if (!token) redirect("/login/expired");
  const input = { token, attemptId, steps: typeof steps === "string" ? [steps] : steps };
  const outcome = await takeStep(context, input, work);
  switch (outcome.kind) {
    case "no-attempt":
      return redirect("/login/expired");
    case "other-attempt":
      return redirect("/login/another-tab");
    case "other-step":
      return redirect(pathOf(outcome.due));
    case "failed":
      stepsFailed.inc({ insurer: context.insurer.slug, step: outcome.due, code: outcome.failure.code });
      return outcome.failure;
    case "passed":
      // Renders the layout again: its ユーザー名 appears with the step that proved it, and disappears with the logout.
      refresh();
      return { ok: true, value: await pathAfter(outcome, token) };
  }
}

/** The next screen's path; opens the session when nothing is due. */
export async function pathAfter({ progress, returnTo, achievement }: PassedStep, token: string): Promise<string> {
  const { insurer } = await requestContext();
  stepsReached.inc({ insurer: insurer.slug, step: progress.next });
  if (progress.next !== "done") return STEPS[progress.next].path;
  if (!(await finishLogin(progress, token))) return "/login/expired";
  if (progress.isRenewal && returnTo) return resumeAct(returnTo);
  if (returnTo !== null && returnTo !== "/") return returnTo;
  return achievement ? `/?done=${achievement}` : "/";
}
