import { Button } from "#components/ui/button.tsx";
import { Details } from "#components/ui/details.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { ACTOR_KINDS, type AuditFilter } from "#lib/console/audit/audit-filter.ts";
import { consoleActions } from "#lib/messages/ja/console/audit-words.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { audit: text } = consoleText;
const ALL = { value: "", label: text.all };

type AuditFilterFormProps = {
  filter: AuditFilter;
  actors: readonly { id: string; name: string }[];
  /** While conditions hold, or one could not be read. */
  isOpen: boolean;
};

/** 「絞り込み」: posted, because a member is looked for by number. */
export function AuditFilterForm({ filter, actors, isOpen }: AuditFilterFormProps) {
  const kinds = ACTOR_KINDS.map((kind) => ({ value: kind, label: text.actors[kind] }));
  const clerks = actors.map(({ id, name }) => ({ value: `clerk:${id}`, label: name.replaceAll("\u3000", " ") }));
  const actions = Object.entries(consoleActions).map(([value, label]) => ({ value, label }));
  return (
    <Details summary={text.filter} isOpen={isOpen}>
      <form action="/audit/filter" method="post" className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          name="who"
          label={text.columns.actor}
          options={[ALL, ...kinds, ...clerks]}
          defaultValue={filter.who ?? ""}
        />
        <SelectField
          name="what"
          label={text.columns.action}
          options={[ALL, ...actions]}
          defaultValue={filter.what ?? ""}
        />
        <TextField name="number" label={text.memberLabel} hint={text.memberHint} autoComplete="off" />
        <TextField name="from" label={text.from} type="date" defaultValue={filter.from ?? ""} />
        <TextField name="to" label={text.to} type="date" defaultValue={filter.to ?? ""} />
        <Button type="submit" variant="secondary">
          {text.apply}
        </Button>
      </form>
    </Details>
  );
}
