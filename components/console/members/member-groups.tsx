import { MEMBER_GROUPS, type MemberGroup } from "#lib/console/members/member-conditions.ts";
import type { Search } from "#lib/console/members/read-search.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { Tabs } from "../frame/tabs.tsx";

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

/** The groups a clerk asks for, as links; and how the search was read, with the way back to everybody. */
export function MemberGroups({ group, search }: { group: MemberGroup; search: Search | null }) {
  return (
    <div className="space-y-2">
      {search ? (
        <p className="flex flex-wrap items-center gap-x-4">
          {reading(search)}
          <a href="/members" className="text-link inline-flex min-h-12 items-center underline underline-offset-4">
            {text.clear}
          </a>
        </p>
      ) : null}
      <Tabs
        label={text.columns.state}
        tabs={MEMBER_GROUPS.map((each) => ({
          href: each === "all" ? "/members" : `/members?group=${each}`,
          label: text.groups[each],
          isHere: each === group,
        }))}
      />
    </div>
  );
}
