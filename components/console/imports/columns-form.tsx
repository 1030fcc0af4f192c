import { Callout } from "#components/ui/callout.tsx";
import { Details } from "#components/ui/details.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { ColumnChoice } from "#lib/console/imports/choose-columns.ts";
import { MEMBER_COLUMNS, OPTIONAL_COLUMNS } from "#lib/members/import/member-row.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { mapping: text } = importsText;

const REQUIRED = MEMBER_COLUMNS.length - OPTIONAL_COLUMNS.length;

type SampleLine = { place: number; heading: string; values: string[] };

const VALUES = [0, 1, 2].map(
  (row): Column<SampleLine> => ({
    key: `row-${row}`,
    heading: text.row(row),
    cell: ({ values }) => values[row] ?? "",
  }),
);

/** The columns of the file with their first three values, as the charset makes them readable. */
export function SampleTable({ headings, sample }: Pick<ColumnChoice, "headings" | "sample">) {
  const lines = headings.map((heading, place) => ({ place, heading, values: sample.map((row) => row[place] ?? "") }));
  const heading: Column<SampleLine> = { key: "heading", heading: text.heading, cell: (line) => line.heading };
  return (
    <Details summary={text.sample}>
      <DataTable
        caption={text.sample}
        columns={[heading, ...VALUES]}
        rows={lines}
        keyOf={({ place }) => String(place)}
      />
    </Details>
  );
}

/** One choice for each of our columns. */
export function ColumnFields({ headings, places, isFromLast }: ColumnChoice) {
  const options = headings.map((heading, place) => ({
    value: String(place),
    label: heading.trim() === "" ? text.column(place) : heading,
  }));
  const used = new Set(Object.values(places));
  const unused = options.filter(({ value }) => !used.has(Number(value))).map(({ label }) => label);
  return (
    <>
      {isFromLast ? <Callout kind="info">{text.fromLast}</Callout> : null}
      {headings.filter((heading) => heading.trim() !== "").length < REQUIRED ? (
        <Callout kind="warning">{text.noHeadings}</Callout>
      ) : null}
      <p>{text.lead}</p>
      <div className="grid gap-6 sm:grid-cols-2">
        {MEMBER_COLUMNS.map((column) => (
          <SelectField
            key={column}
            name={column}
            label={column}
            hint={OPTIONAL_COLUMNS.includes(column) ? undefined : text.required}
            options={[{ value: "", label: text.none }, ...options]}
            defaultValue={places[column] === null ? "" : String(places[column])}
          />
        ))}
      </div>
      {unused.length > 0 ? <p className="wrap-anywhere text-quiet">{text.unused(unused)}</p> : null}
      <SubmitButton>{importsText.next}</SubmitButton>
    </>
  );
}
