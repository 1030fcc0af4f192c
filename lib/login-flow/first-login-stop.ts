import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { type Facts, isFirstLoginOpen } from "./facts.ts";
import type { LoadedAttempt } from "./load-attempt.ts";
import { nextWizardStep } from "./next-step.ts";

/** Where a first login can stop: the wizard's screens, and the set-up of the first factor after it. */
export const FIRST_LOGIN_STOPS = [
  "birth-date",
  "terms",
  "email",
  "email-confirm",
  "method",
  "new-password",
  "factor",
] as const;
export type FirstLoginStop = (typeof FIRST_LOGIN_STOPS)[number];

/** With which screen an unfinished first login goes on; null for any other login. */
export function firstLoginStop(facts: Facts): FirstLoginStop | null {
  if (!isFirstLoginOpen(facts)) return null;
  const step = facts.isWizardComplete ? undefined : nextWizardStep(facts);
  return FIRST_LOGIN_STOPS.find((stop) => stop === step) ?? "factor";
}

/** Keeps it with the member, where the insurer's list finds them: attempts are deleted after a few days. */
export async function noteFirstLoginStop({ tx, key }: Scope, { member, facts }: LoadedAttempt): Promise<void> {
  const stop = firstLoginStop(facts);
  if (stop === member.firstLoginStop) return;
  await tx.member.update({ where: key(member.id), data: { firstLoginStop: stop }, select: { id: true } });
}
