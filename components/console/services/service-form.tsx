import { KeptField } from "#components/forms/kept-field.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { AUDIENCES, type Service } from "#lib/console/services/read-service.ts";
import { SERVICE_ICONS } from "#lib/insurers/policy-schema.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { IconChoice } from "./icon-choice.tsx";

const { services: text, content } = consoleText;
const { fields } = text;

type ServiceFormProps = { service?: Service; seen: string };

/** The fields of one entry of the members' menu. @param service none for a new one */
export function ServiceForm({ service, seen }: ServiceFormProps) {
  return (
    <>
      <KeptField name="named" first={service?.name} />
      <KeptField name="seen" first={seen} />
      <TextField name="name" label={fields.name} hint={fields.nameHint} defaultValue={service?.name} required />
      <IconChoice
        name="icon"
        legend={fields.icon}
        options={SERVICE_ICONS.map((value) => ({ value, label: text.icons[value] }))}
        defaultValue={service?.icon}
      />
      <TextField
        name="href"
        label={fields.href}
        hint={fields.hrefHint}
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={service?.href}
      />
      <TextField name="note" label={fields.note} hint={fields.noteHint} defaultValue={service?.note} />
      <RadioCards
        name="shownTo"
        legend={fields.shownTo}
        options={AUDIENCES.map((value) => ({ value, label: text.audiences[value] }))}
        defaultValue={service?.shownTo ?? "everyone"}
      />
      <CheckboxField name="isPreparing" label={fields.isPreparing} defaultChecked={service?.isPreparing} />
      <SubmitButton>{content.save}</SubmitButton>
    </>
  );
}
