import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { MemberSort } from "#lib/console/members/member-order.ts";
import { COUNTED_MEMBERS, type MemberPage } from "#lib/console/members/search-members.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { MemberSelection } from "./member-selection.tsx";
import { MemberTable } from "./member-table.tsx";

const { members: text } = consoleText;

type MemberListProps = {
  page: MemberPage;
  /** The list's conditions, as its links carry them. */
  here: Record<string, string>;
  sort: { present: MemberSort; hrefOf: (sort: MemberSort) => string } | null;
  may: { act: boolean; export: boolean };
};

/** One page of the list, and what this clerk may do with it. */
export function MemberList({ page: { lines, total }, here, sort, may }: MemberListProps) {
  const table = <MemberTable lines={lines} isSelectable={may.act} sort={sort} />;
  const counted = total === null ? null : total.toLocaleString("ja-JP");
  if (lines.length === 0) return <p className="font-700">{text.none}</p>;
  return (
    <>
      <p className="font-700">
        {counted ? text.total(counted) : text.manyTotal(COUNTED_MEMBERS.toLocaleString("ja-JP"))}
      </p>
      {may.act ? (
        <MemberSelection here={here} total={counted}>
          {table}
        </MemberSelection>
      ) : (
        table
      )}
      {may.export ? (
        <form action="/members/export" method="post" className="space-y-2">
          <HiddenFields fields={here} />
          <p className="flex flex-wrap gap-3">
            <SubmitButton variant="secondary" size="small" name="file" value="xlsx">
              {text.exportXlsx}
            </SubmitButton>
            <SubmitButton variant="secondary" size="small" name="file" value="csv">
              {text.exportCsv}
            </SubmitButton>
          </p>
          <p className="text-[1rem] text-quiet">{text.exportHint}</p>
        </form>
      ) : null}
    </>
  );
}
