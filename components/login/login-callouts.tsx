import { Callout } from "#components/ui/callout.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readSessionEndReason } from "#lib/sessions/find-session-end.ts";

type LoginCalloutsProps = {
  /** What was requested on another page, and why the session ended; both from the URL. */
  sent?: string | string[];
  reason?: string | string[];
  returnTo: string | null;
  resetMinutes: number;
};

/** Why the member was redirected to 「ログイン」. */
export async function LoginCallouts({ sent, reason, returnTo, resetMinutes }: LoginCalloutsProps) {
  const { embed, recovery, timeOut } = await requestMessages();
  if (sent === "password") return <Callout kind="success">{recovery.sent.password(resetMinutes)}</Callout>;
  if (sent === "login-id") return <Callout kind="success">{recovery.sent.loginId}</Callout>;
  const ended = readSessionEndReason(reason);
  if (ended) return <Callout kind="info">{timeOut.ended[ended].body}</Callout>;
  // The top is public.
  if (!returnTo || returnTo === "/") return null;
  return <Callout kind="info">{returnTo.startsWith("/embed/") ? embed.back : timeOut.needed}</Callout>;
}
