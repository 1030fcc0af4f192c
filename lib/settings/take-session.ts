import "server-only";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { holdOpenLogins } from "#lib/login-flow/hold-open-logins.ts";
import { type ActiveSession, loadSession } from "#lib/sessions/load-session.ts";

/** A form as the browser of a signed-in member posts it. */
export type SessionForm = {
  /** The browser's session cookie. */
  token: string;
  /** Id of the member the form was made for. */
  memberId: FormDataEntryValue | null;
};

/** Whoever is in front of this browser now, the form is not theirs. */
export type NotTheirs =
  /** Nobody is signed in any more. */
  | { kind: "no-session" }
  /** Somebody else has signed in in this browser since the form was opened. */
  | { kind: "other-member" };

/**
 * The frame of every post of a signed-in member, in one transaction: takes the
 * session's row and makes sure that the form is this member's (spec §14 case 14).
 * @param signsOutEverywhere `work` may end every other login of the member: their rows are taken first
 * @returns what `work` does, or why it did not run
 */
export async function takeSession<Outcome>(
  context: RequestContext,
  { token, memberId, signsOutEverywhere = false }: SessionForm & { signsOutEverywhere?: boolean },
  work: (scope: Scope, active: ActiveSession) => Promise<Outcome>,
): Promise<Outcome | NotTheirs> {
  return inInsurer<Outcome | NotTheirs>(context, async (scope) => {
    if (signsOutEverywhere) await holdAllLogins(scope, token);
    const active = await loadSession(scope, token, { lock: true });
    if (!active) return { kind: "no-session" };
    return memberId === active.member.id ? work(scope, active) : { kind: "other-member" };
  });
}

/** All that is about to end, before this session's own row: two browsers that press it at once take turns. */
async function holdAllLogins(scope: Scope, token: string) {
  const active = await loadSession(scope, token);
  if (active) await holdOpenLogins(scope, { memberId: active.member.id, withSessions: true });
}
