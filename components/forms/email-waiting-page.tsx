import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Lead } from "#components/ui/lead.tsx";
import type { StepCount } from "#components/ui/steps.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { HelpPlace } from "#lib/messages/help.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { CodeField } from "./code-field.tsx";
import { GoesOnByItself } from "./goes-on-by-itself.tsx";

type EmailWaitingPageProps = {
  /** Where the mail was sent, and until when link and code can be used. */
  sentences: readonly string[];
  confirmAction: FormAction;
  resendAction: FormAction;
  /** The way back; without its label there is none. */
  leaveAction: FormAction;
  leaveLabel?: string;
  place: HelpPlace;
  insurer: Pick<Insurer, "policy">;
  steps?: StepCount;
  /** The login attempt or member the page was made for. */
  owner: { attemptId: string } | { memberId: string };
};

/** 「メールアドレスの確認」 of the wizard and of 「Eメール変更」: waits for the mail's link, or takes the code. */
export async function EmailWaitingPage({ sentences, leaveLabel, owner, ...props }: EmailWaitingPageProps) {
  const { common, login } = await requestMessages();
  const text = login.emailConfirm;
  return (
    <FormPage
      action={props.confirmAction}
      title={text.title}
      lead={
        <>
          {sentences.map((sentence) => (
            <Lead key={sentence}>{sentence}</Lead>
          ))}
          <GoesOnByItself sentence={text.goesOn} />
        </>
      }
      steps={props.steps}
      {...owner}
      footer={
        <>
          <div className="-ml-4 flex flex-col gap-x-4 sm:flex-row">
            <form method="get">
              <SubmitButton variant="quiet" size="small">
                {text.refresh}
              </SubmitButton>
            </form>
            <ActionButton action={props.resendAction} label={text.resend} isQuiet {...owner} />
            {leaveLabel ? <ActionButton action={props.leaveAction} label={leaveLabel} isQuiet {...owner} /> : null}
          </div>
          <HelpInPlace topic="mail" place={props.place} insurer={props.insurer} />
        </>
      }
    >
      <CodeField label={text.code} hint={text.codeHint} isUnmarked />
      <SubmitButton>{common.submit}</SubmitButton>
    </FormPage>
  );
}
