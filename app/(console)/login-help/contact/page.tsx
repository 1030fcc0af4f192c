import { KeptField } from "#components/forms/kept-field.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { readLoginHelp } from "#lib/console/login-help/login-help.ts";
import { CONTACT_FIELDS } from "#lib/console/login-help/read-help.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { saveContactAction } from "../actions.ts";

/** 「窓口の変更」. */
export default async function ContactPage() {
  await requireClerk("/login-help", "officer");
  const { contact, seen } = await asClerk(readLoginHelp, undefined);
  const { loginHelp: text, content } = consoleText;
  return (
    <FormPage
      action={saveContactAction}
      title={text.contactTitle}
      lead={<p>{text.contactLead}</p>}
      above={<LinkList links={[{ href: "/login-help", label: text.back }]} />}
    >
      <KeptField name="seen" first={seen.contact} />
      {CONTACT_FIELDS.map((field) => (
        <TextField
          key={field}
          name={field}
          label={text.contact[field]}
          type={field === "contactPhone" ? "tel" : "text"}
          defaultValue={contact[field]}
          autoComplete="off"
          required
        />
      ))}
      <SubmitButton>{content.save}</SubmitButton>
    </FormPage>
  );
}
