import { MEMBER_GROUPS, type MemberGroup } from "#lib/console/members/member-filter.ts";
import type { Search } from "#lib/console/members/read-search.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { Tabs } from "../frame/tabs.tsx";
import { type ListParams, memberListHref } from "./list-href.ts";

const { members: text } = consoleText;

function reading(search: Search): string {
  switch (search.by) {
    case "number":
      return text.readAs.number(search.symbol, search.number, search.branch);
    case "kana":
      return text.readAs.kana(search.kana);
    case "name":
      return text.readAs.name(search.name);
    case "loginId":
      return text.readAs.loginId(search.loginId);
    case "email":
      return text.readAs.email();
  }
}

type MemberGroupsProps = {
  group: MemberGroup;
  search: Search | null;
  /** Something beside the group narrows the list. */
  isNarrowed: boolean;
  /** What the list's address carries now. */
  carried: ListParams;
};

/** The groups a clerk asks for, as links; and how the search was read, with the way back to everybody. */
export function MemberGroups({ group, search, isNarrowed, carried }: MemberGroupsProps) {
  return (
    <div className="space-y-2">
      {isNarrowed ? (
        <p className="flex flex-wrap items-center gap-x-4">
          {search ? reading(search) : null}
          <a href="/members" className="text-link inline-flex min-h-12 items-center underline underline-offset-4">
            {text.clear}
          </a>
        </p>
      ) : null}
      <Tabs
        label={text.columns.state}
        tabs={MEMBER_GROUPS.map((each) => ({
          href: memberListHref({ ...carried, group: each === "all" ? undefined : each }),
          label: text.groups[each],
          isHere: each === group,
        }))}
      />
    </div>
  );
}
