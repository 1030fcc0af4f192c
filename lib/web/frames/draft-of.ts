import "server-only";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { keepDraft } from "#lib/settings/take-change.ts";
import { inRequest } from "../request/in-request.ts";
import { requireMember } from "./require-member.ts";

/**
 * What was typed in the form of `path` before a re-authentication, and the
 * sentence that the change is not made yet; nothing for anybody who has yet to
 * authenticate. What could be done at once is done already (resumeAct).
 */
export async function draftOf(session: RecentSession | null, path: ReturnPath) {
  if (session?.draft?.path !== path) return undefined;
  return { values: session.draft.values, callout: (await requestMessages()).settings.notYetDone };
}

/** Forgets what was posted and waits for the proof: the member has stopped it. */
export async function forgetDraft(path: ReturnPath): Promise<void> {
  const active = await requireMember(path);
  if (active.session.draft) await inRequest((scope) => keepDraft(scope, active, null));
}
