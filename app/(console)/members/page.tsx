import { SearchBox } from "#components/console/frame/search-box.tsx";
import { LastSeen } from "#components/console/members/last-seen.tsx";
import { givenParams, memberListHref } from "#components/console/members/list-href.ts";
import { MemberFilters } from "#components/console/members/member-filters.tsx";
import { MemberGroups } from "#components/console/members/member-groups.tsx";
import { MemberList } from "#components/console/members/member-list.tsx";
import { PageSizes } from "#components/console/members/page-sizes.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { listKeptImports } from "#lib/console/imports/kept-imports.ts";
import { listLastSeen } from "#lib/console/members/last-seen.ts";
import type { MemberSort } from "#lib/console/members/member-order.ts";
import { searchMembers } from "#lib/console/members/search-members.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { doneText } from "./done-text.ts";
import { readListQuery } from "./list-query.ts";
import { sealCursor } from "./state.ts";

const { members: text } = consoleText;

/** 「加入者」: search, conditions, one page of the list. */
export default async function MembersPage({ searchParams }: PageProps<"/members">) {
  const { insurerId, role } = await requireClerk("/members");
  const query = await searchParams;
  const done = doneText(queryText(query.done));
  const { page, isSearchBroken, isNarrowed, maySort, carried } = readListQuery(insurerId, query);
  const { search, group, sort, limit, after } = page;
  const found = await asClerk(searchMembers, page);
  const next = found.next && memberListHref({ ...carried, after: sealCursor(insurerId, found.next) });
  const links = [
    ...(next ? [{ href: next, label: text.next }] : []),
    ...(after ? [{ href: memberListHref(carried), label: text.first }] : []),
  ];
  const sorts = { present: sort, hrefOf: (to: MemberSort) => memberListHref({ ...carried, sort: to }) };
  const may = { act: mayAct(role, "officer"), export: mayAct(role, "manager") };
  const isStart = !isNarrowed && group === "all" && !after;
  return (
    <div className="space-y-6">
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      {done ? <Callout kind={done.kind}>{done.text}</Callout> : null}
      <SearchBox />
      {isSearchBroken ? <Callout kind="warning">{text.badState}</Callout> : null}
      {isStart ? <LastSeen members={await asClerk(listLastSeen, undefined)} /> : null}
      <MemberGroups group={group} search={search} isNarrowed={isNarrowed} carried={carried} />
      <MemberFilters conditions={page} imports={await asClerk(listKeptImports, undefined)} carried={carried} />
      <MemberList page={found} here={givenParams({ ...carried, group })} sort={maySort ? sorts : null} may={may} />
      <LinkList links={links} />
      <PageSizes present={limit} carried={carried} />
    </div>
  );
}
