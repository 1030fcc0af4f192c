import { MethodNote } from "#components/forms/method-note.tsx";
import { PasskeyIntro, PasskeyTop } from "#components/forms/passkey-intro.tsx";
import { PasskeyRegistration } from "#components/forms/passkey-registration.tsx";
import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { OtherMethodLink } from "#components/login/other-method-link.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { beginPasskeyRegistrationAction, registerPasskeyAction } from "./actions.ts";

/** 「生体認証の設定」 (manual 001, 2-1 and 2-2; 004, 2-3 ④–⑥): announces the dialog before it opens. */
export default async function PasskeyRegisterPage() {
  const attempt = await requireStep("passkey-register");
  const { insurer, userAgent } = await requestContext();
  const { passkeyRegister: text, passkeyErrors } = (await requestMessages()).factors;
  const { platforms: _, ...plain } = text;
  return (
    <PasskeyRegistration
      begin={beginPasskeyRegistrationAction}
      register={registerPasskeyAction}
      owner={{ attemptId: attempt.id }}
      text={plain}
      errors={passkeyErrors}
      introTop={<PasskeyTop heading={text.title} lead={text.lead} />}
      namingTop={<PasskeyTop heading={text.nameTitle} lead={text.nameLead} />}
      footer={
        <>
          <OtherMethodLink facts={attempt.facts} />
          <HelpInPlace topic="passkey" insurer={insurer} />
        </>
      }
    >
      <MethodNote policy={insurer.policy} method="passkey" />
      <PasskeyIntro userAgent={userAgent} />
    </PasskeyRegistration>
  );
}
