import { KeptField } from "#components/forms/kept-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { HelpBlock } from "#lib/console/login-help/read-help.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { loginHelp, content } = consoleText;
const { fields } = loginHelp;

type HelpFormProps = { block?: HelpBlock; seen: string };

/** The fields of one block of the login's help. @param block none for a new one */
export function HelpForm({ block, seen }: HelpFormProps) {
  return (
    <>
      <KeptField name="named" first={block?.title} />
      <KeptField name="seen" first={seen} />
      <TextField name="title" label={fields.title} hint={fields.titleHint} defaultValue={block?.title} required />
      <TextArea
        name="body"
        label={fields.body}
        hint={fields.bodyHint}
        rows={8}
        defaultValue={block?.paragraphs.join("\n")}
        required
      />
      <SubmitButton>{content.save}</SubmitButton>
    </>
  );
}
