import { PasskeyAuthentication } from "#components/forms/passkey-authentication.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { listPasskeys } from "#lib/credentials/passkey/list-passkeys.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { beginPasskeyAction, reauthenticateAction, reauthenticateWithPasskeyAction } from "./actions.ts";

type PageProps = { searchParams: Promise<{ to?: string }> };

/** 「再認証」 (manual 004, 3-2 ④, 3-5 ④, 3-7 ④): password, then the second factor; or a passkey alone. */
export default async function ReauthenticatePage({ searchParams }: PageProps) {
  const returnTo = readReturnTo((await searchParams).to) ?? "/settings/sign-in";
  const { member } = await requireMember(returnTo);
  const passkeys = await inRequest(listPasskeys, { memberId: member.id });
  const { common, factors, recovery, settings } = await requestMessages();
  const text = settings.reauthenticate;
  const links = [
    { href: "/forgot-password", label: recovery.forgotPassword.title },
    { href: "/", label: common.backToPortal },
  ];
  const withPasskey = reauthenticateWithPasskeyAction.bind(null, returnTo);
  return (
    <FormPage
      action={reauthenticateAction}
      title={text.title}
      lead={<p>{text.lead}</p>}
      memberId={member.id}
      footer={<LinkList links={links} />}
    >
      <input type="hidden" name="to" value={returnTo} />
      <input type="hidden" name="username" autoComplete="username" defaultValue={member.loginId} />
      <DefinitionList items={[{ term: text.loginId, description: member.loginId }]} />
      <PasswordField name="password" label={text.password} autoComplete="current-password" required />
      <SubmitButton>{text.submit}</SubmitButton>
      {passkeys.length > 0 ? (
        <PasskeyAuthentication
          begin={beginPasskeyAction}
          finish={withPasskey}
          boundTo={member.id}
          variant="secondary"
          text={{
            next: text.passkey,
            retry: factors.passkeyRegister.retry,
            noScript: factors.passkeyLogin.noScript,
            unsupported: factors.passkeyRegister.unsupported,
            errors: factors.passkeyErrors,
          }}
        />
      ) : null}
    </FormPage>
  );
}
