import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { SessionLine } from "#lib/sessions/list-sessions.ts";
import { SettingRow } from "./setting-row.tsx";

type EndSessionAction = (form: FormData) => Promise<void>;

type SessionListProps = {
  sessions: readonly SessionLine[];
  /** The member the page was made for. */
  memberId: string;
  signOut: EndSessionAction;
};

/** 「ログイン中のデバイス」: this one first, each with 「サインアウト」. */
export async function SessionList({ sessions, memberId, signOut }: SessionListProps) {
  const text = (await requestMessages()).signIn.sessions;
  return (
    <Card>
      <p className="text-[1rem] text-quiet">{text.lead}</p>
      <ul className="mt-5 divide-y divide-solid-gray-100 border-t border-solid-gray-100">
        {sessions.map((session) => (
          <li key={session.id} className="py-5 last:pb-0">
            <SessionItem session={session} memberId={memberId} signOut={signOut} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form action={signOut} className="mt-5 border-t border-solid-gray-100 pt-6">
          <input type="hidden" name="member" value={memberId} />
          <input type="hidden" name="everywhere" value="on" />
          <SubmitButton variant="danger" size="small">
            {text.signOutOthers}
          </SubmitButton>
        </form>
      ) : null}
    </Card>
  );
}

type SessionItemProps = Pick<SessionListProps, "memberId" | "signOut"> & { session: SessionLine };

async function SessionItem({ session, memberId, signOut }: SessionItemProps) {
  const { formats, signIn } = await requestMessages();
  const text = signIn.sessions;
  const { id, browser, system, ipAddress, createdAt, lastSeenAt, isHere } = session;
  const nameId = `name-${id}`;
  return (
    <SettingRow
      nameId={nameId}
      name={
        <>
          {text.name(browser, system)}
          {isHere ? (
            <span className="ml-3 inline-block rounded-full bg-tint px-3 text-[1rem] font-700 text-link">
              {text.here}
            </span>
          ) : null}
        </>
      }
      facts={[
        text.first(formats.dateTime(createdAt)),
        text.last(formats.dateTime(lastSeenAt)),
        ipAddress && text.ipAddress(ipAddress),
      ]}
    >
      {isHere ? (
        <ButtonLink href="/logout" variant="secondary" size="small" aria-describedby={nameId}>
          {text.signOut}
        </ButtonLink>
      ) : (
        <form action={signOut}>
          <input type="hidden" name="member" value={memberId} />
          <input type="hidden" name="session" value={id} />
          <SubmitButton variant="secondary" size="small" aria-describedby={nameId}>
            {text.signOut}
          </SubmitButton>
        </form>
      )}
    </SettingRow>
  );
}
