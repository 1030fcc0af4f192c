import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { documentsText } from "#lib/messages/ja/console/documents.ts";

const { seal: text } = documentsText;

type SealFormProps = { hasSeal: boolean; mayChange: boolean; problem: string | string[] | undefined };

/** 「保険者印」: a form of its own, posted to a route, because it is larger than any other form. */
export function SealForm({ hasSeal, mayChange, problem }: SealFormProps) {
  const sentence = typeof problem === "string" ? text.problems[problem] : undefined;
  return (
    <section aria-labelledby="seal" className="space-y-4">
      <SectionHeading id="seal">{text.heading}</SectionHeading>
      <Card className="space-y-6">
        {hasSeal ? (
          <div className="flex flex-wrap items-center gap-4">
            <img src="/documents/seal" alt={text.alt} className="size-24 object-contain" />
            <p>{text.present}</p>
          </div>
        ) : (
          <p>{text.none}</p>
        )}
        {mayChange ? (
          <form action="/documents/seal" method="post" encType="multipart/form-data" className="space-y-3">
            <label htmlFor="file" className="block font-700">
              {text.file}
            </label>
            <p id="file-hint" className="text-quiet">
              {text.hint}
            </p>
            {sentence ? (
              <p id="file-error" role="alert" className="font-700 text-error-2">
                {sentence}
              </p>
            ) : null}
            <input
              id="file"
              type="file"
              name="file"
              accept="image/png,image/jpeg"
              required
              aria-describedby={sentence ? "file-error file-hint" : "file-hint"}
              className="block w-full text-[1rem]"
            />
            <Button type="submit" variant="secondary">
              {text.submit}
            </Button>
          </form>
        ) : null}
      </Card>
    </section>
  );
}
