import "server-only";
import { refresh } from "next/cache";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { takeLightChange } from "#lib/settings/take-light-change.ts";
import { requestContext } from "../request/read-request-context.ts";
import { leaveFor } from "./leave-for.ts";
import { keptValues, sessionForm } from "./session-form.ts";

/** takeLightChange for a posted form of this browser; redirects as passChange. */
export async function passLightChange<Outcome extends Result<unknown, string>>(
  { path, form, kept = [] }: { path: ReturnPath; form: FormData; kept?: readonly string[] },
  work: (scope: Scope, active: ActiveSession) => Promise<Outcome>,
): Promise<Outcome> {
  const input = { ...(await sessionForm(form)), draft: { path, values: keptValues(form, kept), isWhole: false } };
  const outcome = await takeLightChange(await requestContext(), input, work);
  if (outcome.kind !== "answered") return leaveFor(outcome, path);
  if (outcome.result.ok) refresh();
  return outcome.result;
}
