import { BirthDate } from "#components/forms/birth-date.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { forgotLoginIdAction } from "./actions.ts";

/** 「ユーザIDを忘れた方はこちら」 (manual 004, 3-4 ③): always the same answer. */
export default async function ForgotLoginIdPage() {
  const { common, recovery } = await requestMessages();
  const text = recovery.forgotLoginId;
  return (
    <FormPage
      action={forgotLoginIdAction}
      title={text.title}
      lead={<Lead>{text.lead}</Lead>}
      footer={
        <>
          <Lead>{text.otherWay}</Lead>
          <LinkList links={[{ href: "/login", label: text.back }]} />
        </>
      }
    >
      <BirthDate />
      <TextField name="email" label={text.email} type="email" inputMode="email" autoComplete="email" required />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
