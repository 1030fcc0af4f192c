import { CodeField } from "#components/forms/code-field.tsx";
import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { OtherMethodLink } from "#components/login/other-method-link.tsx";
import { ReauthenticationNext } from "#components/login/reauthentication-next.tsx";
import { secondReauthenticationStep } from "#components/login/reauthentication-steps.ts";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { listTotpDevices } from "#lib/credentials/totp/list-totp-devices.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { proveTotpAction } from "./actions.ts";

/** 「ワンタイムパスワードの入力」 (manual 004, 2-4-1 ⑰ and 3-6 ⑩). */
export default async function TotpPage() {
  const attempt = await requireStep("totp");
  const context = await requestContext();
  // Of one app nothing is shown: no transaction to read its name.
  const devices = attempt.totpDeviceCount > 1 ? await inRequest(listTotpDevices, { memberId: attempt.member.id }) : [];
  const { factors, formats } = await requestMessages();
  const text = factors.totpLogin;
  const options = devices.map(({ id, name, lastUsedAt }) => ({
    value: id,
    label: name,
    description: lastUsedAt ? text.lastUsed(formats.dateTime(lastUsedAt)) : undefined,
  }));
  return (
    <FormPage
      action={proveTotpAction}
      title={text.title}
      lead={<Lead>{text.lead}</Lead>}
      steps={secondReauthenticationStep(attempt)}
      attemptId={attempt.id}
      footer={
        <>
          <OtherMethodLink facts={attempt.facts} />
          <HelpInPlace topic="totp" insurer={context.insurer} />
        </>
      }
    >
      {options.length > 1 ? (
        <RadioCards legend={text.device} name="device" options={options} defaultValue={options[0]?.value} />
      ) : null}
      <CodeField label={text.code} isUnmarked={options.length < 2} />
      <SubmitButton>{text.submit}</SubmitButton>
      <ReauthenticationNext attempt={attempt} />
    </FormPage>
  );
}
