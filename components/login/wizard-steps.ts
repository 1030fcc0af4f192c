import type { StepCount } from "#components/ui/steps.tsx";
import type { Facts } from "#lib/login-flow/facts.ts";
import { wizardProgress } from "#lib/login-flow/next-step.ts";
import type { StepKey } from "#lib/login-flow/steps.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** 「手順 3 / 6」 of a wizard screen, with all names for wide screens; undefined elsewhere. */
export async function wizardSteps(key: StepKey, facts: Facts): Promise<StepCount | undefined> {
  const progress = wizardProgress(key, facts);
  if (!progress) return undefined;
  const names: Partial<Record<StepKey, string>> = (await requestMessages()).login.wizardSteps;
  return {
    current: progress.current,
    total: progress.steps.length,
    names: progress.steps.map((step) => names[step] ?? ""),
  };
}
