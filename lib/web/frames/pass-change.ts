import "server-only";
import { refresh } from "next/cache";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Failure } from "#lib/login-flow/take-step.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { takeChange } from "#lib/settings/take-change.ts";
import { setSessionCookie } from "../cookies/session-cookie.ts";
import { requestContext } from "../request/read-request-context.ts";
import { leaveFor } from "./leave-for.ts";
import { sessionForm } from "./session-form.ts";

type ChangeForm = {
  /** The page of the form, to return to. */
  path: ReturnPath;
  form: FormData;
  /** Fields to keep during re-authentication; never a secret. */
  kept?: readonly string[];
  /** 「全てのデバイスからサインアウトする」; default: the form's checkbox. */
  signsOutEverywhere?: boolean;
};

/**
 * takeChange for a posted form of this browser. Redirects when the session is over, new terms are due or
 * re-authentication is, and from there back to the form with what was typed.
 * @returns the verb's result
 */
export async function passChange<Outcome extends Result<unknown, string>>(
  { path, form, kept = [], signsOutEverywhere = form.has("everywhere") }: ChangeForm,
  work: (scope: Scope, session: RecentSession) => Promise<Outcome>,
): Promise<Extract<Outcome, { ok: true }> | Failure<Outcome>> {
  const values = kept.flatMap((name) => form.getAll(name).map((value) => [name, String(value)] as const));
  const input = {
    ...(await sessionForm(form)),
    draft: { path, values: Object.fromEntries(values) },
    signsOutEverywhere,
  };
  const outcome = await takeChange(await requestContext(), input, work);
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
