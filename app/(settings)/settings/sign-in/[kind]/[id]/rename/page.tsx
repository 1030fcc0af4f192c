import { BackLink } from "#components/settings/back-link.tsx";
import { CredentialFields } from "#components/settings/credential-fields.tsx";
import { FormButtons } from "#components/settings/form-buttons.tsx";
import { GonePage } from "#components/settings/gone-page.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { draftOf } from "#lib/web/frames/draft-of.ts";
import { type CredentialParams, requireCredential } from "../require-credential.ts";
import { renameCredentialAction } from "./actions.ts";

/** 「名前の変更」 of one app or passkey. */
export default async function RenameCredentialPage({ params }: { params: CredentialParams }) {
  const { credential, path, session, line } = await requireCredential(params, "rename");
  if (!line) return <GonePage />;
  const { settings, signIn } = await requestMessages();
  const text = signIn.renaming;
  return (
    <FormPage
      action={renameCredentialAction}
      title={text.title}
      lead={<Lead>{text.lead}</Lead>}
      above={<BackLink href="/settings/sign-in" label={settings.menu.signIn} />}
      memberId={session.member.id}
      draft={await draftOf(session, path)}
    >
      <CredentialFields credential={credential} />
      <TextField
        name="name"
        label={text[`${credential.kind}Name` as const]}
        hint={<Phrases>{text.hint}</Phrases>}
        defaultValue={line.name}
        autoComplete="off"
        required
      />
      <FormButtons submit={text.submit} backPath="/settings/sign-in" />
    </FormPage>
  );
}
