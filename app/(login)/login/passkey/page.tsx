import { PasskeyAuthentication } from "#components/forms/passkey-authentication.tsx";
import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { OtherMethodLink } from "#components/login/other-method-link.tsx";
import { ReauthenticationNext } from "#components/login/reauthentication-next.tsx";
import { secondReauthenticationStep } from "#components/login/reauthentication-steps.ts";
import { Lead } from "#components/ui/lead.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { WholeDates } from "#components/ui/whole-dates.tsx";
import { listPasskeys } from "#lib/credentials/passkey/list-passkeys.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { beginPasskeyAction, provePasskeyAction } from "./actions.ts";

/** 「生体認証」 (manual 004, 2-3 ⑩): the registered passkeys, and 「次へ」. */
export default async function PasskeyPage() {
  const attempt = await requireStep("passkey");
  const context = await requestContext();
  const passkeys = await inRequest(listPasskeys, { memberId: attempt.member.id });
  const { factors, formats } = await requestMessages();
  const { passkeyLogin: text, passkeyRegister, passkeyErrors: errors } = factors;
  return (
    <StaticPage
      title={text.title}
      lead={<Lead>{text.lead}</Lead>}
      steps={secondReauthenticationStep(attempt)}
      footer={
        <>
          <OtherMethodLink facts={attempt.facts} />
          <HelpInPlace topic="passkey" insurer={context.insurer} />
        </>
      }
    >
      <h2 className="font-700">{text.registered}</h2>
      <ul className="space-y-2">
        {passkeys.map(({ id, name, createdAt }) => (
          <li key={id}>
            {name}{" "}
            <span className="block text-quiet">
              <WholeDates>{text.created(formats.dateTime(createdAt))}</WholeDates>
            </span>
          </li>
        ))}
      </ul>
      <PasskeyAuthentication
        begin={beginPasskeyAction}
        finish={provePasskeyAction}
        boundTo={attempt.id}
        text={{
          next: text.next,
          retry: passkeyRegister.retry,
          noScript: text.noScript,
          unsupported: passkeyRegister.unsupported,
          errors,
        }}
      />
      <ReauthenticationNext attempt={attempt} />
    </StaticPage>
  );
}
