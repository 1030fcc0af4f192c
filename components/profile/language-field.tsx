import { SelectField } from "#components/ui/select-field.tsx";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "#lib/messages/language.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** 「言語」, each by its own name. */
export async function LanguageField({ present }: { present: Language }) {
  const { profile: text } = await requestMessages();
  const options = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }));
  return <SelectField name="language" label={text.language} options={options} defaultValue={present} />;
}
