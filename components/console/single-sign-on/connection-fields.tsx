import { KeptField } from "#components/forms/kept-field.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Connection } from "#lib/console/single-sign-on/connections.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { singleSignOn: text } = consoleText;
const { fields } = text;

const FREE_SCOPES = ["profile", "email", "birthdate", "insured_kind"] as const;
const WEAKEST = ["", "email", "totp", "passkey"] as const;

/** An address is typed as it is. */
const ADDRESS = { inputMode: "url", autoCapitalize: "none", autoComplete: "off", spellCheck: false } as const;

/** What is said of a service; of a registered one the client_id stays. */
export function ConnectionFields({ connection }: { connection?: Connection }) {
  const lines = (of: readonly string[] = []) => of.join("\n");
  return (
    <>
      {connection ? (
        <>
          <input type="hidden" name="id" value={connection.id} />
          <KeptField name="seen" first={connection.seen} />
        </>
      ) : null}
      <TextField name="title" label={fields.title} hint={fields.titleHint} defaultValue={connection?.title} required />
      {connection ? null : (
        <TextField {...ADDRESS} inputMode="text" name="name" label={fields.name} hint={fields.nameHint} required />
      )}
      <TextArea
        name="redirectUris"
        label={fields.redirectUris}
        hint={fields.redirectUrisHint}
        rows={3}
        defaultValue={lines(connection?.redirectUris)}
        required
      />
      <ScopeFields connection={connection} />
      <RadioCards
        name="weakestMethod"
        legend={fields.weakestMethod}
        options={WEAKEST.map((value) => ({ value, label: text.weakest[value] }))}
        defaultValue={connection?.weakestMethod ?? ""}
      />
      <CheckboxField name="isOwn" label={fields.isOwn} defaultChecked={connection?.asksConsent === false} />
      <TextField
        {...ADDRESS}
        name="initiateLoginUri"
        label={fields.initiateLoginUri}
        hint={fields.initiateLoginUriHint}
        defaultValue={connection?.initiateLoginUri ?? ""}
      />
      <TextField
        {...ADDRESS}
        name="backchannelLogoutUri"
        label={fields.backchannelLogoutUri}
        hint={fields.backchannelLogoutUriHint}
        defaultValue={connection?.backchannelLogoutUri ?? ""}
      />
      <TextArea
        name="postLogoutRedirectUris"
        label={fields.postLogoutRedirectUris}
        hint={fields.optionalLines}
        rows={2}
        defaultValue={lines(connection?.postLogoutRedirectUris)}
      />
      <SubmitButton>{connection ? text.save : text.submit}</SubmitButton>
    </>
  );
}

/** One box for each kind of information. 記号・番号 can be taken away here, and is given by two clerks. */
function ScopeFields({ connection }: { connection?: Connection | undefined }) {
  const has = (scope: Connection["scopes"][number]) => connection?.scopes.includes(scope) ?? false;
  const hasNumber = has("insurance_number");
  return (
    <fieldset>
      <legend className="font-700">{fields.scopes}</legend>
      {FREE_SCOPES.map((scope) => (
        <CheckboxField key={scope} name={`scope-${scope}`} label={text.scopes[scope]} defaultChecked={has(scope)} />
      ))}
      {hasNumber ? (
        <CheckboxField
          name="scope-insurance_number"
          label={fields.number}
          hint={fields.keepsNumber}
          defaultChecked={hasNumber}
        />
      ) : (
        <p className="text-[1rem] text-quiet">{fields.numberHint}</p>
      )}
    </fieldset>
  );
}
