import { OtherMethodLink } from "#components/login/other-method-link.tsx";
import { PasskeyRegistration } from "#components/login/passkey-registration.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireStep } from "#lib/sessions/require-step.ts";
import { beginPasskeyRegistrationAction, registerPasskeyAction } from "./actions.ts";

/** 「生体認証の設定」 (manual 001, 2-1 and 2-2; 004, 2-3 ④–⑥): what will appear is told before it appears. */
export default async function PasskeyRegisterPage() {
  const attempt = await requireStep("passkey-register");
  const { passkeyRegister: text, passkeyErrors } = (await requestMessages()).factors;
  const { platforms, ...plain } = text;
  return (
    <PasskeyRegistration
      begin={beginPasskeyRegistrationAction}
      register={registerPasskeyAction}
      attemptId={attempt.id}
      text={plain}
      errors={passkeyErrors}
      introTop={<Top heading={text.title} lead={text.lead} />}
      namingTop={<Top heading={text.nameTitle} lead={text.nameLead} />}
      footer={<OtherMethodLink facts={attempt.facts} />}
    >
      <p>{text.before}</p>
      <dl className="space-y-3">
        {platforms.map(({ name, text: description }) => (
          <div key={name}>
            <dt className="font-700">{name}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <p className="text-quiet">{text.crossDevice}</p>
    </PasskeyRegistration>
  );
}

function Top({ heading, lead }: { heading: string; lead: string }) {
  return (
    <>
      <PageHeading>{heading}</PageHeading>
      <p className="mt-3 mb-6">{lead}</p>
    </>
  );
}
