import "server-only";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import type { Failure } from "#lib/login-flow/take-step.ts";
import { noteDone } from "#lib/sessions/done.ts";
import { draftJson } from "#lib/sessions/draft-json.ts";
import type { ActiveSession, Draft } from "#lib/sessions/load-session.ts";
import { type RecentSession, recentSession } from "#lib/sessions/recent-session.ts";
import { rotateSession } from "#lib/sessions/rotate-session.ts";
import { type NotTheirs, type SessionForm, takeSession } from "./take-session.ts";

type ChangeForm<Outcome> = SessionForm & {
  /** Kept for after the terms or the re-authentication, when they are due. */
  draft: Draft;
  /** What is to be mended before an authentication is worth asking for; null when nothing is. */
  check?: (active: ActiveSession) => Failure<Outcome> | null;
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
  { draft, check, ...form }: ChangeForm<Outcome>,
  work: (scope: Scope, session: RecentSession) => Promise<Outcome>,
): Promise<ChangeOutcome<Outcome>> {
  return takeSession<ChangeOutcome<Outcome>>(context, { ...form, draft }, async (scope, active) => {
    if (areTermsDue(active)) {
      await keepDraft(scope, active, draft);
      return { kind: "terms-due" };
    }
    const session = recentSession(active, context.now);
    if (!session) {
      const refused = check?.(active);
      if (refused) return { kind: "failed", failure: refused };
      await keepDraft(scope, active, draft);
      return { kind: "not-recent" };
    }
    const result = await work(scope, session);
    const kept = active.session.draft;
    if (!result.ok) {
      if (kept) await keepDraft(scope, active, { ...kept, isWhole: false });
      return { kind: "failed", failure: result as Failure<Outcome> };
    }
    if (kept) await keepDraft(scope, active, null);
    const newToken = form.signsOutEverywhere ? await signOutEverywhereElse(scope, session) : null;
    return { kind: "done", result: result as Success<Outcome>, newToken, isRemembered: active.session.isRemembered };
  });
}

/** Keeps what was typed while terms or re-authentication are due; null deletes it. */
export async function keepDraft(scope: Scope, { session: { id } }: ActiveSession, draft: Draft | null) {
  const kept = draft && draftJson(draft);
  await scope.tx.$executeRaw`
    update "Session" set "draft" = ${kept}::jsonb where "insurerId" = ${scope.insurerId}::uuid and "id" = ${id}::uuid`;
}

/**
 * Every other session and every login under way ends; this session gets a new
 * token, so that a stolen copy of its cookie is out as well.
 */
async function signOutEverywhereElse(scope: Scope, { id: sessionId, member }: RecentSession): Promise<string | null> {
  const ended = await endSessionsFor(scope, "signed-out-everywhere", { memberId: member.id, keptSessionId: sessionId });
  if (ended > 0) await noteDone(scope, sessionId, { code: "signed-out-others", name: String(ended) });
  return rotateSession(scope, { sessionId, memberId: member.id });
}
