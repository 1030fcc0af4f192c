import "server-only";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { RecentSession } from "#lib/sessions/recent-session.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";

/** What was typed in the form of `path` before re-authentication, with a callout; nothing before a recent one. */
export async function draftOf(session: RecentSession | null, path: ReturnPath) {
  if (session?.draft?.path !== path) return undefined;
  return { values: session.draft.values, callout: (await requestMessages()).settings.draftKept };
}
