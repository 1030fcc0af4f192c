import { SearchBox } from "#components/console/frame/search-box.tsx";
import { MemberGroups } from "#components/console/members/member-groups.tsx";
import { MemberTable } from "#components/console/members/member-table.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { MEMBER_GROUPS } from "#lib/console/members/member-conditions.ts";
import { readSearch } from "#lib/console/members/read-search.ts";
import { COUNTED_MEMBERS, searchMembers } from "#lib/console/members/search-members.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { memberListHref } from "./href.ts";
import { openCursor, openSearch, sealCursor } from "./state.ts";

const PAGE_LINES = 50;

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** 「加入者」: search, groups, one page of the list. */
export default async function MembersPage({ searchParams }: PageProps) {
  const { insurerId } = await requireClerk("/members");
  const { group: groupText, s, after } = await searchParams;
  const text = consoleText.members;
  const group = MEMBER_GROUPS.find((each) => each === groupText) ?? "all";
  const typed = typeof s === "string" ? openSearch(insurerId, s) : "";
  const search = readSearch(typed ?? "");
  const cursor = typeof after === "string" ? openCursor(insurerId, after) : null;
  const page = await asClerk(searchMembers, { search, group, sort: "number", after: cursor, limit: PAGE_LINES });
  const total =
    page.total === null
      ? text.manyTotal(COUNTED_MEMBERS.toLocaleString("ja-JP"))
      : text.total(page.total.toLocaleString("ja-JP"));
  const here = { group, s: typeof s === "string" ? s : undefined };
  const links = [
    ...(page.next
      ? [{ href: memberListHref({ ...here, after: sealCursor(insurerId, page.next) }), label: text.next }]
      : []),
    ...(cursor ? [{ href: memberListHref(here), label: text.first }] : []),
  ];
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <SearchBox />
      {typed === null ? <Callout kind="warning">{text.badState}</Callout> : null}
      <MemberGroups group={group} search={search} />
      {page.lines.length === 0 ? <p>{text.none}</p> : <p className="font-700">{total}</p>}
      {page.lines.length > 0 ? <MemberTable lines={page.lines} /> : null}
      <LinkList links={links} />
    </div>
  );
}
