import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { documentsText } from "#lib/messages/ja/console/documents.ts";
import { requireClerk } from "#lib/web/console/as-clerk.ts";
import { revokeAction } from "./actions.ts";

const { revoke: text, back } = documentsText;

/** 「資格確認書を無効にする」, by the number that is printed on it. */
export default async function RevokePage() {
  await requireClerk("/documents/revoke", "manager");
  return (
    <div className="max-w-[43rem]">
      <FormPage
        action={revokeAction}
        title={text.title}
        lead={<p>{text.lead}</p>}
        above={<LinkList links={[{ href: "/documents", label: back }]} />}
      >
        <TextField name="number" label={text.number} hint={text.hint} inputMode="numeric" autoComplete="off" required />
        <SubmitButton variant="danger">{text.submit}</SubmitButton>
      </FormPage>
    </div>
  );
}
