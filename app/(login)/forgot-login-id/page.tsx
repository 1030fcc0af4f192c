import { BirthDateField } from "#components/forms/birth-date-field.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { forgotLoginIdAction } from "./actions.ts";

/** 「ユーザIDを忘れた方はこちら」 (manual 004, 3-4 ③): always the same answer. */
export default async function ForgotLoginIdPage() {
  const { common, login, recovery } = await requestMessages();
  const text = recovery.forgotLoginId;
  return (
    <FormPage
      action={forgotLoginIdAction}
      title={text.title}
      lead={<p>{text.lead}</p>}
      footer={
        <>
          <p>{text.otherWay}</p>
          <LinkList links={[{ href: "/login", label: text.back }]} />
        </>
      }
    >
      <BirthDateField label={text.birthDate} hint={login.birthDate.hint} text={login.birthDate.field} />
      <TextField name="email" label={text.email} type="email" inputMode="email" autoComplete="email" required />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
