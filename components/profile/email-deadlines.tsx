import type { WaitingEmailChange } from "#lib/email-address/email-change.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** Where the confirmation was sent, and until when what can be done with it. */
export async function EmailDeadlines({ waiting }: { waiting: WaitingEmailChange }) {
  const { formats, login, profile } = await requestMessages();
  const text = profile.confirmEmail;
  const { newEmail, codeExpiresAt, expiresAt } = waiting;
  return (
    <>
      <p className="wrap-anywhere">{text.lead(newEmail)}</p>
      <p>{codeExpiresAt ? text.codeUntil(formats.time(codeExpiresAt)) : text.codeOver}</p>
      <p>{text.until(formats.deadline(expiresAt))}</p>
      <p>{login.emailConfirm.goesOn}</p>
    </>
  );
}
