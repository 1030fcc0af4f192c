import { Details } from "#components/ui/details.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { describeDoubt } from "#lib/members/import/describe-doubts.ts";
import type { Decisions, Doubt, Doubts } from "#lib/members/import/doubts.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";

const { questions: text } = importsText;

/** Where the rows of a doubt are listed. */
const KIND_OF: Partial<Record<Doubt, string>> = { mostlyNew: "created", restored: "restored", absent: "disabled" };

type QuestionProps = { importId: string; doubt: Doubt; doubts: Doubts; decisions: Decisions };

/** One doubt with its evidence, and the answers it may have; none is chosen for the clerk. */
export function Question({ importId, doubt, doubts, decisions }: QuestionProps) {
  const { reason, examples } = describeDoubt(doubts, doubt);
  const kind = KIND_OF[doubt];
  return (
    <section className="space-y-4 border-b border-solid-gray-100 pb-7 last-of-type:border-0">
      <p className="font-700">{reason}</p>
      {examples.length > 0 ? (
        <Details summary={text.examples(examples.length)}>
          <ul>
            {examples.map((example) => (
              <li key={example}>{example}</li>
            ))}
          </ul>
        </Details>
      ) : null}
      {kind ? <LinkList links={[{ href: `/imports/${importId}/preview?kind=${kind}`, label: text.list }]} /> : null}
      {doubt === "absent" ? (
        <TextField
          name="absent"
          label={text.legends.absent}
          hint={text.absentHint(doubts.absent?.count ?? 0)}
          inputMode="numeric"
          autoComplete="off"
          required
        />
      ) : (
        <RadioCards
          name={doubt}
          legend={text.legends[doubt]}
          required
          defaultValue={decisions[doubt]}
          options={Object.entries(text.options[doubt]).map(([value, label]) => ({ value, label }))}
        />
      )}
    </section>
  );
}
