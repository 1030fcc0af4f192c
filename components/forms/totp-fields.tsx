import { Phrases } from "#components/ui/phrases.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { suggestAppName } from "#lib/credentials/suggest-name.ts";
import type { TotpEnrolmentPage } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { CodeField } from "./code-field.tsx";
import { TotpSecret } from "./totp-secret.tsx";

type TotpFieldsProps = {
  enrolment: TotpEnrolmentPage;
  accountName: string;
  /** For the suggested name. */
  context: Pick<RequestContext, "userAgent" | "now" | "language">;
};

/** QR code, 「ワンタイムパスワード」, 「デバイス名」: in the first login, a reset and the settings. */
export async function TotpFields({ enrolment, accountName, context }: TotpFieldsProps) {
  const text = (await requestMessages()).factors.totpRegister;
  return (
    <>
      <TotpSecret enrolment={enrolment} accountName={accountName} userAgent={context.userAgent} />
      <CodeField label={text.code} hint={text.codeHint} />
      <TextField
        name="name"
        label={text.name}
        hint={<Phrases>{text.nameHint}</Phrases>}
        defaultValue={suggestAppName(context.userAgent, context.now, context.language)}
        autoComplete="off"
        required
      />
    </>
  );
}
