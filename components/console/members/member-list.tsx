import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { MemberSort } from "#lib/console/members/member-order.ts";
import type { MemberPage } from "#lib/console/members/search-members.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { MemberSelection } from "./member-selection.tsx";
import { MemberTable } from "./member-table.tsx";

const { members: text } = consoleText;

type MemberListProps = {
  page: MemberPage;
  /** The list's conditions, as its links carry them. */
  here: { s: string | undefined; group: string };
  sort: { present: MemberSort; hrefOf: (sort: MemberSort) => string } | null;
  may: { act: boolean; export: boolean };
};

/** One page of the list, and what this clerk may do with it. */
export function MemberList({ page: { lines, total }, here, sort, may }: MemberListProps) {
  const table = <MemberTable lines={lines} isSelectable={may.act} sort={sort} />;
  const counted = total === null ? null : total.toLocaleString("ja-JP");
  return (
    <>
      {may.act ? (
        <MemberSelection here={here} total={counted}>
          {table}
        </MemberSelection>
      ) : (
        table
      )}
      {may.export ? (
        <form action="/members/export" method="post" className="space-y-2">
          <input type="hidden" name="s" value={here.s ?? ""} />
          <input type="hidden" name="group" value={here.group} />
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
