import "server-only";
import { redirect } from "next/navigation";
import { type InsurerTransaction, inInsurer } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/kernel/request-context.ts";
import type { Result } from "#lib/kernel/result.ts";
import { advance, type Progress } from "#lib/login-flow/advance.ts";
import { type LoadedAttempt, loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { nextStep } from "#lib/login-flow/policy.ts";
import { STEPS, type StepKey } from "#lib/login-flow/steps.ts";
import { attemptToken } from "./attempt-cookie.ts";
import { finishLogin } from "./finish-login.ts";
import { requestContext } from "./request-context.ts";

type Failure<Outcome> = Extract<Outcome, { ok: false }>;

/**
 * The frame of every action of the login flow. In one transaction: takes the
 * attempt's row, makes sure that the form belongs to this attempt and that one
 * of `steps` is due, runs the verb, and advances. A failed verb commits too, so
 * that its counted miss stays.
 * @returns the path of the next screen, or the verb's failure
 */
export async function passStep<Outcome extends Result<unknown, string>>(
  steps: StepKey | StepKey[],
  form: FormData,
  work: (tx: InsurerTransaction, context: RequestContext, attempt: LoadedAttempt) => Promise<Outcome>,
): Promise<{ ok: true; value: string } | Failure<Outcome>> {
  const context = await requestContext();
  const token = await attemptToken();
  if (!token) redirect("/login/expired");
  const outcome = await inInsurer(context.insurer.id, async (tx) => {
    const attempt = await loadAttempt(context.insurer, token, context.now, { tx, lock: true });
    if (!attempt) return { kind: "elsewhere", path: "/login/expired" } as const;
    if (form.get("attempt") !== attempt.id) return { kind: "elsewhere", path: "/login/another-tab" } as const;
    const due = nextStep(attempt.facts);
    if (due === "done" || ![steps].flat().includes(due)) {
      return { kind: "elsewhere", path: due === "done" ? "/login" : STEPS[due].path } as const;
    }
    const result = await work(tx, context, attempt);
    if (!result.ok) return { kind: "failed", failure: result as Failure<Outcome> } as const;
    return { kind: "passed", progress: await advance(tx, context, token), attempt } as const;
  });
  if (outcome.kind === "elsewhere") redirect(outcome.path);
  if (outcome.kind === "failed") return outcome.failure;
  return { ok: true, value: await pathAfter(outcome.progress, outcome.attempt, token) };
}

/** The next screen's path; when nothing is due, signs in on the way. */
export async function pathAfter(progress: Progress, { returnTo }: Pick<LoadedAttempt, "returnTo">, token: string) {
  if (progress.next !== "done") return STEPS[progress.next].path;
  await finishLogin({ ticket: progress.ticket, attemptToken: token, isRemembered: progress.isRemembered });
  return returnTo ?? "/";
}
