import { EverywhereField } from "#components/forms/everywhere-field.tsx";
import { KeptField } from "#components/forms/kept-field.tsx";
import { PendingEmail } from "#components/profile/pending-email.tsx";
import { BackLink } from "#components/settings/back-link.tsx";
import { FormButtons } from "#components/settings/form-buttons.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { findPendingEmailChange, ownerOf } from "#lib/email-address/email-change.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { draftOf } from "#lib/web/frames/draft-of.ts";
import { requireRecentAuthentication } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestEmailChangeAction } from "./actions.ts";

const PATH = "/settings/email";

/** 「メールアドレスの更新」 (manual 004, 3-5 ⑥ and PC ⑤). */
export default async function EmailPage() {
  const session = await requireRecentAuthentication(PATH);
  const { member } = session;
  const pending = await inRequest(findPendingEmailChange, ownerOf(session));
  const { common, login, profile, settings } = await requestMessages();
  const text = profile.updateEmail;
  return (
    <FormPage
      action={requestEmailChangeAction}
      title={text.title}
      lead={
        <>
          <Lead>{text.lead}</Lead>
          {pending ? <PendingEmail email={pending.newEmail} note={text.replaces} /> : null}
        </>
      }
      above={<BackLink href="/settings/profile" label={profile.title} />}
      memberId={member.id}
      draft={await draftOf(session, PATH)}
    >
      <TextField
        name="email"
        type="email"
        label={login.email.label}
        hint={<Phrases>{text.hint}</Phrases>}
        defaultValue={member.email ?? ""}
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <KeptField name="asked" />
      <EverywhereField hint={settings.everywhereHint} />
      <FormButtons submit={common.submit} backPath="/settings/profile" />
    </FormPage>
  );
}
