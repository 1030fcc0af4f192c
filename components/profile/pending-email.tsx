import { Callout } from "#components/ui/callout.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** An e-mail change that waits for its confirmation, with the link to continue it. */
export async function PendingEmail({ email, note }: { email: string; note?: string }) {
  const { profile: text } = await requestMessages();
  return (
    <Callout kind="info">
      <p className="wrap-anywhere">{text.pending(email)}</p>
      {note ? <Lead>{note}</Lead> : null}
      <p>
        <a
          href="/settings/email/confirm"
          className="inline-flex min-h-11 items-center text-link underline underline-offset-4"
        >
          {text.toPending}
        </a>
      </p>
    </Callout>
  );
}
