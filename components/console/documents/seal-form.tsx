import { Card } from "#components/ui/card.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { documentsText } from "#lib/messages/ja/console/documents.ts";
import { ImageForm } from "../frame/image-form.tsx";

const { seal: text } = documentsText;

type SealFormProps = { hasSeal: boolean; mayChange: boolean; problem: string | string[] | undefined };

/** 「保険者印」, with a form of its own. */
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
        {mayChange ? <ImageForm action="/documents/seal" problem={sentence} text={text} /> : null}
      </Card>
    </section>
  );
}
