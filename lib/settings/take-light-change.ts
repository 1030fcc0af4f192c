import { type InsurerTransaction, inInsurer } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Result } from "#lib/kernel/result.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { type ActiveSession, loadSession } from "#lib/login-flow/load-session.ts";
import { type ChangeInput, keepDraft } from "./take-change.ts";

export type LightChangeOutcome<Outcome> =
  | { kind: "no-session" | "other-member" | "terms-due" }
  | { kind: "answered"; result: Outcome };

/**
 * takeChange for what a session alone may do: choose a language, stop a change of
 * address, or finish one that a fresh authentication began. Verbs that begin a
 * change ask for a RecentSession, which this frame does not have.
 */
export async function takeLightChange<Outcome extends Result<unknown, string>>(
  context: RequestContext,
  { token, memberId }: Pick<ChangeInput, "token" | "memberId">,
  work: (tx: InsurerTransaction, context: RequestContext, active: ActiveSession) => Promise<Outcome>,
): Promise<LightChangeOutcome<Outcome>> {
  const { insurer, now } = context;
  return inInsurer(insurer.id, async (tx) => {
    const active = await loadSession(insurer.host, token, now, { tx, lock: true });
    if (!active) return { kind: "no-session" };
    if (memberId !== active.member.id) return { kind: "other-member" };
    if (areTermsDue(active)) return { kind: "terms-due" };
    const result = await work(tx, context, active);
    if (result.ok && active.session.draft) await keepDraft(tx, context, active, null);
    return { kind: "answered", result };
  });
}
