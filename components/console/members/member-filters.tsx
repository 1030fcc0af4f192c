import { Button } from "#components/ui/button.tsx";
import { Details } from "#components/ui/details.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import type { KeptImport } from "#lib/console/imports/kept-imports.ts";
import { MEMBER_KINDS, MEMBER_STOPS, type MemberConditions } from "#lib/console/members/member-filter.ts";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { givenParams, type ListParams, memberListHref } from "./list-href.ts";

const { members: text, methods } = consoleText;
const { filters } = text;

type Choice = {
  name: Exclude<keyof MemberConditions, "group">;
  label: string;
  options: { value: string; label: string }[];
};

function choicesOf(imports: readonly KeptImport[]): Choice[] {
  const choices: Choice[] = [
    {
      name: "kind",
      label: text.columns.kind,
      options: MEMBER_KINDS.map((value) => ({ value, label: text.kinds[value] })),
    },
    { name: "method", label: text.columns.method, options: METHODS.map((value) => ({ value, label: methods[value] })) },
    { name: "stop", label: filters.stop, options: MEMBER_STOPS.map((value) => ({ value, label: text.stops[value] })) },
  ];
  if (imports.length === 0) return choices;
  const files = imports.map(({ id, fileName, createdAt }) => ({
    value: id,
    label: `${formats.dateTime(createdAt)} ${fileName}`,
  }));
  return [...choices, { name: "import", label: filters.import, options: files }];
}

type MemberFiltersProps = {
  conditions: MemberConditions;
  imports: readonly KeptImport[];
  /** What the list's address carries now. */
  carried: ListParams;
};

/** 「絞り込み」, by GET, so that the address can be sent to a colleague; and each condition with the way out of it. */
export function MemberFilters({ conditions, imports, carried }: MemberFiltersProps) {
  const choices = choicesOf(imports);
  const others = Object.entries(givenParams(carried)).filter(([name]) => !choices.some((each) => each.name === name));
  const chosen = choices.flatMap(({ name, label, options }) => {
    const value = conditions[name];
    if (value === null) return [];
    const known = options.find((option) => option.value === value)?.label ?? filters.unknown;
    return [{ name, label: `${label}: ${known}` }];
  });
  return (
    <div className="space-y-3">
      {chosen.length > 0 ? (
        <ul className="flex flex-wrap gap-2" aria-label={filters.chosen}>
          {chosen.map(({ name, label }) => (
            <li key={name} className="flex items-center gap-2 rounded-8 border border-solid-gray-300 bg-white pl-3">
              {label}
              <a
                href={memberListHref({ ...carried, [name]: undefined })}
                className="link shrink-0 px-3 py-2 whitespace-nowrap"
              >
                {filters.remove}
                <span className="sr-only">{label}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <Details summary={filters.summary}>
        <form action="/members" className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <HiddenFields fields={Object.fromEntries(others)} />
          {choices.map(({ name, label, options }) => (
            <SelectField
              key={name}
              name={name}
              label={label}
              options={[{ value: "", label: filters.any }, ...options]}
              defaultValue={conditions[name] ?? ""}
            />
          ))}
          <Button type="submit" variant="secondary">
            {filters.apply}
          </Button>
        </form>
      </Details>
    </div>
  );
}
