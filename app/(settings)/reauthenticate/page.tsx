import { PasskeyAuthentication } from "#components/forms/passkey-authentication.tsx";
import { PasswordOwner } from "#components/forms/password-owner.tsx";
import { firstReauthenticationStep } from "#components/login/reauthentication-steps.ts";
import { ActionButton } from "#components/ui/action-button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { listPasskeys } from "#lib/credentials/passkey/list-passkeys.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { purposeOf } from "#lib/settings/purpose.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { beginPasskeyAction, cancelAction, reauthenticateAction, reauthenticateWithPasskeyAction } from "./actions.ts";

/** 「再認証」 (manual 004, 3-2 ④, 3-5 ④, 3-7 ④): password, then the second factor; or a passkey alone, which comes first. */
export default async function ReauthenticatePage({ searchParams }: PageProps<"/reauthenticate">) {
  const returnTo = readReturnTo((await searchParams).to) ?? "/settings/sign-in";
  const { session, member } = await requireMember(returnTo);
  const hasPasskey = (await inRequest(listPasskeys, { memberId: member.id })).length > 0;
  const { factors, recovery, settings } = await requestMessages();
  const text = settings.reauthenticate;
  const isAtOnce = session.draft?.isWhole && session.draft.path === returnTo;
  return (
    <FormPage
      action={reauthenticateAction}
      title={text.title}
      lead={<Lead>{`${text.lead(text.acts[purposeOf(returnTo)])}${isAtOnce ? text.atOnce : ""}`}</Lead>}
      steps={firstReauthenticationStep(hasPasskey)}
      memberId={member.id}
      footer={
        <>
          <ActionButton action={cancelAction} memberId={member.id} label={text.cancel}>
            <input type="hidden" name="to" value={returnTo} />
          </ActionButton>
          <LinkList links={[{ href: "/forgot-password", label: recovery.forgotPassword.title }]} />
        </>
      }
    >
      {hasPasskey ? (
        <>
          <PasskeyAuthentication
            begin={beginPasskeyAction}
            finish={reauthenticateWithPasskeyAction.bind(null, returnTo)}
            boundTo={member.id}
            text={{ ...factors.passkeyRegister, next: text.passkey, errors: factors.passkeyErrors }}
          />
          <h2 className="border-t border-solid-gray-100 pt-7 font-700">{text.passwordWay}</h2>
        </>
      ) : null}
      <input type="hidden" name="to" value={returnTo} />
      <PasswordOwner loginId={member.loginId} />
      <DefinitionList items={[{ term: text.loginId, description: member.loginId }]} />
      <PasswordField name="password" label={text.password} autoComplete="current-password" isUnmarked required />
      <SubmitButton variant={hasPasskey ? "secondary" : "primary"}>{text.submit}</SubmitButton>
    </FormPage>
  );
}
