import { CodeField } from "#components/forms/code-field.tsx";
import { EverywhereField } from "#components/forms/everywhere-field.tsx";
import { MessagePage } from "#components/forms/message-page.tsx";
import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Lead } from "#components/ui/lead.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { SetUpPage } from "#lib/settings/set-up-page.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { BackLink } from "./back-link.tsx";
import { ChosenField } from "./chosen-field.tsx";
import { FormButtons } from "./form-buttons.tsx";

type EmailCodeFormsProps = {
  insurer: Insurer;
  page: SetUpPage;
  memberId: string;
  /** The confirmed e-mail address; null without one. */
  email: string | null;
  /** Expiry of the code that was sent; null without one. */
  expiresAt: Date | null;
  actions: Record<"send" | "resend" | "add", FormAction>;
};

/** 「メール認証の設定」: first 「メールを送る」, then the code. */
export async function EmailCodeForms(props: EmailCodeFormsProps) {
  const text = (await requestMessages()).signIn.emailCode;
  if (props.email === null) {
    return (
      <MessagePage title={text.title} button={{ href: "/settings/email", label: text.toEmail }}>
        <Lead>{text.noEmail}</Lead>
      </MessagePage>
    );
  }
  const known = { ...props, email: props.email };
  return props.expiresAt ? <CodeForm {...known} expiresAt={props.expiresAt} /> : <SendForm {...known} />;
}

type KnownEmail = Omit<EmailCodeFormsProps, "email"> & { email: string };

async function SendForm({ page, memberId, email, actions }: KnownEmail) {
  const { login, settings, signIn } = await requestMessages();
  const text = signIn.emailCode;
  return (
    <FormPage
      key="send"
      action={actions.send}
      title={text.title}
      lead={page.isChosen ? <Lead>{signIn.willChange(login.method.names.email)}</Lead> : null}
      above={<BackLink href="/settings/sign-in" label={settings.menu.signIn} />}
      memberId={memberId}
    >
      <ChosenField page={page} />
      <Lead>{text.leadSend(maskEmail(email))}</Lead>
      <FormButtons submit={text.send} backPath={page.backPath} />
    </FormPage>
  );
}

async function CodeForm({ insurer, page, memberId, email, expiresAt, actions }: KnownEmail & { expiresAt: Date }) {
  const { common, factors, formats, settings, signIn } = await requestMessages();
  const text = factors.emailCode;
  return (
    <FormPage
      key="code"
      action={actions.add}
      title={signIn.emailCode.title}
      above={<BackLink href="/settings/sign-in" label={settings.menu.signIn} />}
      lead={
        <>
          <Lead>{text.lead(maskEmail(email))}</Lead>
          <Lead>{text.until(formats.time(expiresAt))}</Lead>
        </>
      }
      memberId={memberId}
      footer={
        <>
          <ActionButton action={actions.resend} memberId={memberId} label={text.resend}>
            <ChosenField page={page} />
          </ActionButton>
          <HelpInPlace topic="mail" place="enrolment-code" insurer={insurer} />
        </>
      }
    >
      <ChosenField page={page} />
      <CodeField label={text.code} hint={text.codeHint} />
      <EverywhereField hint={settings.everywhereHint} />
      <FormButtons submit={common.submit} backPath={page.backPath} />
    </FormPage>
  );
}
