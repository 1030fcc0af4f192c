import { Notice } from "#components/ui/notice.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readSessionEndReason } from "#lib/sessions/session-end.ts";

type LoginNoticesProps = {
  /** What was asked for on another page, and why the session ended, as they came in the address. */
  sent?: string;
  reason?: string;
  /** Where the member was going. */
  returnTo: string | null;
  resetMinutes: number;
};

/** Why whoever comes to 「ログイン」 is here, where they did not come by themselves. */
export async function LoginNotices({ sent, reason, returnTo, resetMinutes }: LoginNoticesProps) {
  const { recovery, timeOut } = await requestMessages();
  if (sent === "password") return <Notice kind="success">{recovery.sent.password(resetMinutes)}</Notice>;
  if (sent === "login-id") return <Notice kind="success">{recovery.sent.loginId}</Notice>;
  const ended = readSessionEndReason(reason);
  if (ended) return <Notice kind="info">{timeOut.ended[ended].body}</Notice>;
  // The top is there for everybody.
  return returnTo && returnTo !== "/" ? <Notice kind="info">{timeOut.needed}</Notice> : null;
}
