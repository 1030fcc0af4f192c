import { Callout } from "#components/ui/callout.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readSessionEndReason } from "#lib/sessions/find-session-end.ts";

type LoginCalloutsProps = {
  /** What was asked for on another page, and why the session ended, as they came in the address. */
  sent?: string;
  reason?: string;
  /** Where the member was going. */
  returnTo: string | null;
  resetMinutes: number;
};

/** Why whoever comes to 「ログイン」 is here, where they did not come by themselves. */
export async function LoginCallouts({ sent, reason, returnTo, resetMinutes }: LoginCalloutsProps) {
  const { recovery, timeOut } = await requestMessages();
  if (sent === "password") return <Callout kind="success">{recovery.sent.password(resetMinutes)}</Callout>;
  if (sent === "login-id") return <Callout kind="success">{recovery.sent.loginId}</Callout>;
  const ended = readSessionEndReason(reason);
  if (ended) return <Callout kind="info">{timeOut.ended[ended].body}</Callout>;
  // The top is there for everybody.
  return returnTo && returnTo !== "/" ? <Callout kind="info">{timeOut.needed}</Callout> : null;
}
