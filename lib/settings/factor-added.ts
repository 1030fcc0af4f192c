import "server-only";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { setMethod } from "#lib/login-flow/set-method.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";
import { noteDone } from "#lib/sessions/done.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";

export type AddedFactor = {
  method: Method;
  /** As the member named it; mail codes have none. */
  name: string | null;
  /** Chosen as 「認証方法」 on the profile: takes effect now that it is set up (spec §7). */
  isChosen: boolean;
};

/** What follows a factor that was added in the settings: the member is told, and it may become theirs. */
export async function factorAdded(
  scope: Scope,
  { id: sessionId, member: { id: memberId } }: RecentSession,
  { method, name, isChosen }: AddedFactor,
): Promise<void> {
  await notifyMember(scope, { memberId, event: { type: "factor-added", factor: method, name } });
  await noteDone(scope, sessionId, { code: `${method}-added`, name: name ?? undefined });
  if (!isChosen) return;
  await setMethod(scope, { memberId, method });
  await notifyMember(scope, { memberId, event: { type: "method-changed", method } });
  await noteDone(scope, sessionId, { code: `method-${method}` });
}
