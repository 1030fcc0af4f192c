import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { FileField } from "./file-field.tsx";

const { file: text } = importsText;

/** The file and what it means; sent by the browser itself, with and without scripts. */
export function UploadForm({ error }: { error: string | null }) {
  const options = (["keep", "disable"] as const).map((value) => ({
    value,
    label: text.absentOptions[value],
    description: text.absentHints[value],
    ...(value === "keep" && { badge: text.standard }),
  }));
  return (
    <form action="/imports/upload" method="post" encType="multipart/form-data">
      <Card className="space-y-7">
        {error ? <Callout kind="error">{error}</Callout> : null}
        <div>
          <label htmlFor="file" className="font-700">
            {text.label}
          </label>
          <p id="file-hint" className="text-quiet">
            {text.lead}
          </p>
          <FileField tooLarge={text.errors["too-large"]} />
        </div>
        <RadioCards name="absent" legend={text.absent} options={options} defaultValue="keep" />
        <Button type="submit" className="w-full sm:w-auto sm:min-w-64">
          {text.submit}
        </Button>
        <p className="text-[1rem] text-quiet">{text.kept}</p>
      </Card>
    </form>
  );
}
