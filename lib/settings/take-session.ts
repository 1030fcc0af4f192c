import "server-only";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { holdOpenLogins } from "#lib/login-flow/hold-open-logins.ts";
import { keepLateDraft } from "#lib/sessions/late-draft.ts";
import { type ActiveSession, type Draft, loadSession } from "#lib/sessions/load-session.ts";

/** A form as posted by the browser of a signed-in member. */
export type SessionForm = {
  token: string;
  /** Of the member the form was made for. */
  memberId: FormDataEntryValue | null;
};

/** The form does not belong to whoever uses this browser now. */
export type NotTheirs =
  /** Nobody is signed in. */
  | { kind: "no-session" }
  /** Somebody else has signed in since the form was opened. */
  | { kind: "other-member" };

type TakeOptions = {
  /** What was typed, for after the login where the session had run out. */
  draft?: Draft;
  signsOutEverywhere?: boolean;
};

/**
 * Handles every post of a signed-in member, in one transaction: locks the session's row and checks that the form is
 * this member's (spec §14 case 14).
 * @param signsOutEverywhere `work` may end every other login of the member: locks their rows first
 * @returns what `work` returns, or why it did not run
 */
export async function takeSession<Outcome>(
  context: RequestContext,
  { token, memberId, draft, signsOutEverywhere = false }: SessionForm & TakeOptions,
  work: (scope: Scope, active: ActiveSession) => Promise<Outcome>,
): Promise<Outcome | NotTheirs> {
  return inInsurer<Outcome | NotTheirs>(context, async (scope) => {
    if (signsOutEverywhere) await holdAllLogins(scope, token);
    const active = await loadSession(scope, token, { lock: true });
    if (!active) {
      if (draft) await keepLateDraft(scope, { token, memberId: String(memberId), draft });
      return { kind: "no-session" };
    }
    return memberId === active.member.id ? work(scope, active) : { kind: "other-member" };
  });
}

/** Locks everything that is about to end before this session's own row: two browsers at once take turns. */
async function holdAllLogins(scope: Scope, token: string) {
  const active = await loadSession(scope, token);
  if (active) await holdOpenLogins(scope, { memberId: active.member.id, withSessions: true });
}
