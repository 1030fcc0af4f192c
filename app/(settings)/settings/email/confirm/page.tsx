import { redirect } from "next/navigation";
import { CodeField } from "#components/forms/code-field.tsx";
import { GoesOnByItself } from "#components/forms/goes-on-by-itself.tsx";
import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { EmailDeadlines } from "#components/profile/email-deadlines.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Card } from "#components/ui/card.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { waitingEmailChange } from "#lib/email-address/email-change.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { confirmByCodeAction, resendAction, withdrawAction } from "./actions.ts";

/** 「メールアドレスの確認」 of 「Eメール変更」: waits for the link, or takes the code; ends on the profile (manual 004, 3-5 ⑦). */
export default async function ConfirmEmailPage() {
  const { member } = await requireMember("/settings/email/confirm");
  const context = await requestContext();
  const waiting = await inRequest(waitingEmailChange, member.id);
  if (waiting === "confirmed") redirect("/settings/profile?done=email");
  if (waiting === "none") redirect("/settings/profile");
  const { common, login, profile } = await requestMessages();
  const [shared, text] = [login.emailConfirm, profile.confirmEmail];
  return (
    <FormPage
      action={confirmByCodeAction}
      title={text.title}
      lead={
        <>
          <EmailDeadlines waiting={waiting} />
          <form method="get" className="pt-2">
            <SubmitButton>{shared.refresh}</SubmitButton>
          </form>
          <GoesOnByItself />
        </>
      }
      memberId={member.id}
      footer={
        <>
          <Card className="flex flex-wrap gap-3">
            <ActionButton action={resendAction} memberId={member.id} label={shared.resend} />
            <ActionButton action={withdrawAction} memberId={member.id} label={text.withdraw} />
          </Card>
          <HelpInPlace topic="mail" place="email-change" insurer={context.insurer} />
        </>
      }
    >
      <h2 className="font-700">{shared.codeHeading}</h2>
      <CodeField label={shared.code} hint={shared.codeHint} isOptional />
      <SubmitButton variant="secondary">{common.submit}</SubmitButton>
    </FormPage>
  );
}
