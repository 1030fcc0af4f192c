import "server-only";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import type { ActiveSession, Draft } from "#lib/sessions/load-session.ts";
import { keepDraft } from "./take-change.ts";
import { type NotTheirs, type SessionForm, takeSession } from "./take-session.ts";

export type LightChangeOutcome<Outcome> = NotTheirs | { kind: "terms-due" } | { kind: "answered"; result: Outcome };

/**
 * As takeChange, for what a session alone may do: choose a language, stop an e-mail change, or finish one that a recent
 * authentication began. Verbs that begin a change need a RecentSession, which this function does not provide.
 */
export async function takeLightChange<Outcome extends Result<unknown, string>>(
  context: RequestContext,
  { draft, ...form }: SessionForm & { draft: Draft },
  work: (scope: Scope, active: ActiveSession) => Promise<Outcome>,
): Promise<LightChangeOutcome<Outcome>> {
  return takeSession<LightChangeOutcome<Outcome>>(context, { ...form, draft }, async (scope, active) => {
    if (areTermsDue(active)) {
      await keepDraft(scope, active, draft);
      return { kind: "terms-due" };
    }
    const result = await work(scope, active);
    if (result.ok && active.session.draft) await keepDraft(scope, active, null);
    return { kind: "answered", result };
  });
}
