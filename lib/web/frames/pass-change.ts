import "server-only";
import { refresh } from "next/cache";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Failure } from "#lib/login-flow/take-step.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { takeChange } from "#lib/settings/take-change.ts";
import { setSessionCookie } from "../cookies/session-cookie.ts";
import { requestContext } from "../request/read-request-context.ts";
import { leaveFor } from "./leave-for.ts";
import { keptValues, sessionForm } from "./session-form.ts";

type Values = Record<string, string>;

type ChangeForm<Outcome> = {
  /** The page of the form: where a re-authentication comes back to. */
  path: ReturnPath;
  form: FormData;
  /** Fields to keep during re-authentication; never a secret. */
  kept?: readonly string[];
  /** They are all the form has, so that nobody need press its button again (resumeAct). */
  isWhole?: boolean;
  /** What is to be mended before an authentication is worth asking for. */
  check?: (active: ActiveSession, values: Values) => Failure<Outcome> | null;
};

/**
 * takeChange for a posted form of this browser. Redirects when the session is over, new terms are due or
 * re-authentication is, and from there back to the form with what was typed.
 * @returns the verb's result
 */
export async function passChange<Outcome extends Result<unknown, string>>(
  { path, form, kept = [], isWhole = false, check }: ChangeForm<Outcome>,
  work: (scope: Scope, session: RecentSession, values: Values) => Promise<Outcome>,
): Promise<Extract<Outcome, { ok: true }> | Failure<Outcome>> {
  const values = keptValues(form, kept);
  const input = {
    ...(await sessionForm(form)),
    draft: { path, values, isWhole },
    signsOutEverywhere: form.has("everywhere"),
    check: check && ((active: ActiveSession) => check(active, values)),
  };
  const outcome = await takeChange<Outcome>(await requestContext(), input, (scope, session) =>
    work(scope, session, values),
  );
  switch (outcome.kind) {
    case "failed":
      return outcome.failure;
    case "done":
      if (outcome.newToken) await setSessionCookie(outcome.newToken, outcome);
      refresh();
      return outcome.result;
    default:
      return leaveFor(outcome, path);
  }
}
