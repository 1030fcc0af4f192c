import { FormPage } from "#components/ui/form-page.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { CLERK_ROLES } from "#lib/console/access/clerk-verb.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { requireClerk } from "#lib/web/console/as-clerk.ts";
import { inviteClerkAction } from "./actions.ts";

/** 「担当者の招待」. */
export default async function InviteClerkPage() {
  await requireClerk("/clerks/new", "manager");
  const { clerks: text, roles, roleHints } = consoleText;
  return (
    <FormPage action={inviteClerkAction} title={text.inviteTitle} lead={<p>{text.inviteLead}</p>}>
      <TextField name="name" label={text.nameLabel} autoComplete="off" required />
      <TextField name="email" label={text.emailLabel} type="email" autoComplete="off" required />
      <RadioCards
        name="role"
        legend={text.roleLabel}
        options={CLERK_ROLES.map((role) => ({ value: role, label: roles[role], description: roleHints[role] }))}
        defaultValue="officer"
      />
      <SubmitButton>{text.inviteSubmit}</SubmitButton>
    </FormPage>
  );
}
