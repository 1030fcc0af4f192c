import { requestMessages } from "#lib/messages/request-messages.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { IdleWarning } from "./idle-warning.tsx";

type SessionWatchProps = Pick<ActiveSession, "session" | "member"> & { now: Date };

/** On every members' page: the warning before the session ends, and the redirect when it has. */
export async function SessionWatch({ session, member, now }: SessionWatchProps) {
  const { warning, restored } = (await requestMessages()).timeOut;
  const absoluteSeconds = Math.floor((Date.parse(session.expiresAt) - now.getTime()) / 1000);
  return (
    <IdleWarning
      memberId={member.id}
      endsInSeconds={Math.min(session.idleSeconds, absoluteSeconds)}
      text={{ ...warning, restored }}
    />
  );
}
