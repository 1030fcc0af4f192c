import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { requireClerk } from "#lib/web/console/as-clerk.ts";
import { addHomepageAction } from "../actions.ts";

/** 「ホームページを登録」. */
export default async function NewHomepagePage() {
  await requireClerk("/homepage/new", "manager");
  const { origins: text } = consoleText.homepage;
  return (
    <FormPage
      action={addHomepageAction}
      title={text.add}
      above={<LinkList links={[{ href: "/homepage", label: text.back }]} />}
    >
      <TextField
        name="origin"
        label={text.field}
        hint={text.fieldHint}
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        required
      />
      <SubmitButton>{text.submit}</SubmitButton>
    </FormPage>
  );
}
