import "server-only";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import type { Failure } from "#lib/login-flow/take-step.ts";
import type { ActiveSession, Draft } from "#lib/sessions/load-session.ts";
import { type RecentSession, recentSession } from "#lib/sessions/recent-session.ts";
import { rotateSession } from "#lib/sessions/rotate-session.ts";
import { type NotTheirs, type SessionForm, takeSession } from "./take-session.ts";

type ChangeForm = SessionForm & {
  /** Kept while terms or re-authentication are due. */
  draft: Draft;
  /** 「全てのデバイスからサインアウトする」 */
  signsOutEverywhere: boolean;
};

type Success<Outcome> = Extract<Outcome, { ok: true }>;

export type ChangeOutcome<Outcome> =
  | NotTheirs
  /** New terms come first (manual 004, 3-8); what was typed is kept. */
  | { kind: "terms-due" }
  /** The proofs are older than five minutes; what was typed is kept. */
  | { kind: "not-recent" }
  | { kind: "failed"; failure: Failure<Outcome> }
  | {
      kind: "done";
      result: Success<Outcome>;
      /** For the cookie, if the session has a new token. */
      newToken: string | null;
      isRemembered: boolean;
    };

/**
 * Runs one change of the settings in the transaction of takeSession: checks that the terms are accepted and the
 * authentication is recent, runs the verb, and ends other sessions if asked to (spec §7). A failed verb commits too, so
 * that its miss stays counted.
 */
export async function takeChange<Outcome extends Result<unknown, string>>(
  context: RequestContext,
  { draft, ...form }: ChangeForm,
  work: (scope: Scope, session: RecentSession) => Promise<Outcome>,
): Promise<ChangeOutcome<Outcome>> {
  return takeSession<ChangeOutcome<Outcome>>(context, form, async (scope, active) => {
    const session = recentSession(active, context.now);
    if (areTermsDue(active) || !session) {
      await keepDraft(scope, active, draft);
      return { kind: areTermsDue(active) ? "terms-due" : "not-recent" };
    }
    const result = await work(scope, session);
    if (!result.ok) return { kind: "failed", failure: result as Failure<Outcome> };
    if (active.session.draft) await keepDraft(scope, active, null);
    const newToken = form.signsOutEverywhere ? await endOtherSessions(scope, session) : null;
    return { kind: "done", result: result as Success<Outcome>, newToken, isRemembered: active.session.isRemembered };
  });
}

/** Keeps what was typed while terms or re-authentication are due; null deletes it. */
export async function keepDraft(scope: Scope, { session: { id } }: ActiveSession, draft: Draft | null) {
  const kept = draft === null ? null : JSON.stringify(draft);
  await scope.tx.$executeRaw`
    update "Session" set "draft" = ${kept}::jsonb where "insurerId" = ${scope.insurerId}::uuid and "id" = ${id}::uuid`;
}

/** Ends every other session and login; a new token for this session makes a stolen copy of its cookie useless. */
async function endOtherSessions(scope: Scope, { id: sessionId, member }: RecentSession): Promise<string | null> {
  await endSessionsFor(scope, "signed-out-everywhere", { memberId: member.id, keptSessionId: sessionId });
  return rotateSession(scope, { sessionId, memberId: member.id });
}
