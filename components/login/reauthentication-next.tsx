import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { purposeOf } from "#lib/settings/purpose.ts";

type Attempt = { sessionId: string | null; returnTo: ReturnPath | null };

/** On the second screen of a re-authentication, whose button has the label of a login: what really comes next. */
export async function ReauthenticationNext({ attempt: { sessionId, returnTo } }: { attempt: Attempt }) {
  if (sessionId === null || returnTo === null) return null;
  const text = (await requestMessages()).settings.reauthenticate;
  return <Lead>{text.next(text.acts[purposeOf(returnTo)])}</Lead>;
}
