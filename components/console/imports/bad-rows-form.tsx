import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkList } from "#components/ui/link-list.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { StatefulForm } from "#components/ui/stateful-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { ImportView } from "#lib/console/imports/read-imports.ts";
import { DOUBTS } from "#lib/members/import/doubts.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { importSteps } from "./import-frame.tsx";

const { preview: text } = importsText;

/** The way on from the preview; with bad rows, only after a choice. */
export function BadRowsForm({ found, action }: { found: ImportView; action: FormAction }) {
  const { id, counts, doubts, skipsBadRows } = found;
  const bad = counts?.bad ?? 0;
  const questions = DOUBTS.filter((doubt) => doubts[doubt]).length;
  return (
    <StatefulForm action={action} title={text.title} steps={importSteps(3)} top={null}>
      <Card className="space-y-6">
        {bad > 0 ? (
          <>
            <Callout kind="warning">{text.bad(bad)}</Callout>
            <LinkList links={[{ href: `/imports/${id}/errors`, label: text.errorFile }]} />
            <RadioCards
              name="bad"
              legend={text.badLegend}
              required
              defaultValue={skipsBadRows ? "skip" : undefined}
              options={[
                { value: "redo", label: text.badOptions.redo, description: text.redoHint },
                { value: "skip", label: text.badOptions.skip(bad) },
              ]}
            />
          </>
        ) : null}
        <SubmitButton>{questions > 0 ? importsText.nextQuestions(questions) : importsText.next}</SubmitButton>
      </Card>
    </StatefulForm>
  );
}
