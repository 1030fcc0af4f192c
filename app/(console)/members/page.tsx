import { SearchBox } from "#components/console/frame/search-box.tsx";
import { MemberGroups } from "#components/console/members/member-groups.tsx";
import { MemberList } from "#components/console/members/member-list.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { MEMBER_GROUPS } from "#lib/console/members/member-conditions.ts";
import { MEMBER_SORTS, type MemberSort } from "#lib/console/members/member-order.ts";
import { readSearch } from "#lib/console/members/read-search.ts";
import { COUNTED_MEMBERS, searchMembers } from "#lib/console/members/search-members.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { type QueryValue, queryText } from "#lib/web/request/query-text.ts";
import { doneText } from "./done-text.ts";
import { memberListHref } from "./href.ts";
import { openCursor, openSearch, sealCursor } from "./state.ts";

const PAGE_LINES = 50;
const { members: text } = consoleText;

type PageProps = { searchParams: Promise<Record<string, QueryValue>> };

/** 「加入者」: search, groups, one page of the list. */
export default async function MembersPage({ searchParams }: PageProps) {
  const { insurerId, role } = await requireClerk("/members");
  const query = await searchParams;
  const [s, after, done] = [queryText(query.s) || undefined, queryText(query.after), doneText(queryText(query.done))];
  const group = MEMBER_GROUPS.find((each) => each === query.group) ?? "all";
  const sort = (group === "all" && MEMBER_SORTS.find((each) => each === query.sort)) || "number";
  const typed = s ? openSearch(insurerId, s) : "";
  const search = readSearch(typed ?? "");
  const cursor = after ? openCursor(insurerId, after) : null;
  const page = await asClerk(searchMembers, { search, group, sort, after: cursor, limit: PAGE_LINES });
  const here = { group, s, sort: sort === "number" ? undefined : sort };
  const total = page.total === null ? text.manyTotal : text.total;
  const next = page.next && memberListHref({ ...here, after: sealCursor(insurerId, page.next) });
  const links = [
    ...(next ? [{ href: next, label: text.next }] : []),
    ...(cursor ? [{ href: memberListHref(here), label: text.first }] : []),
  ];
  const sorts = { present: sort, hrefOf: (to: MemberSort) => memberListHref({ ...here, sort: to }) };
  const may = { act: mayAct(role, "officer"), export: mayAct(role, "manager") };
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      {done ? <Callout kind={query.done === "too-many" ? "warning" : "success"}>{done}</Callout> : null}
      <SearchBox />
      {typed === null ? <Callout kind="warning">{text.badState}</Callout> : null}
      <MemberGroups group={group} search={search} />
      <p className="font-700">
        {page.lines.length === 0 ? text.none : total((page.total ?? COUNTED_MEMBERS).toLocaleString("ja-JP"))}
      </p>
      {page.lines.length > 0 ? (
        <MemberList page={page} here={{ group, s }} sort={group === "all" && !search ? sorts : null} may={may} />
      ) : null}
      <LinkList links={links} />
    </div>
  );
}
