import { conditionParams, readConditions } from "#lib/console/members/member-filter.ts";
import { MEMBER_SORTS } from "#lib/console/members/member-order.ts";
import { readSearch } from "#lib/console/members/read-search.ts";
import { MEMBER_PAGE_LINES, MEMBER_PAGE_SIZES } from "#lib/kernel/limits.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { openCursor, openSearch } from "./state.ts";

/** Reads the list's address: which page of which members, and what its links and forms carry on. */
export function readListQuery(insurerId: string, query: Awaited<PageProps<"/members">["searchParams"]>) {
  const [s, after] = [queryText(query.s) || undefined, queryText(query.after)];
  const typed = s ? openSearch(insurerId, s) : "";
  const search = readSearch(typed ?? "");
  const conditions = readConditions(query);
  const params = conditionParams(conditions);
  const isNarrowed = search !== null || Object.keys(params).some((name) => name !== "group");
  // A list that is narrowed comes in the order of the index that finds it.
  const maySort = !isNarrowed && conditions.group === "all";
  const sort = (maySort && MEMBER_SORTS.find((each) => each === query.sort)) || "number";
  const limit = MEMBER_PAGE_SIZES.find((each) => String(each) === query.size) ?? MEMBER_PAGE_LINES;
  const page = { ...conditions, search, sort, limit, after: after ? openCursor(insurerId, after) : null };
  const carried = {
    ...params,
    s,
    sort: sort === "number" ? undefined : sort,
    size: limit === MEMBER_PAGE_LINES ? undefined : String(limit),
  };
  return { page, isSearchBroken: typed === null, isNarrowed, maySort, carried };
}
