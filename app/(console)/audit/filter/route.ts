import { redirect } from "next/navigation";
import { filterParams, readFilter } from "#lib/console/audit/audit-filter.ts";
import { EVERYBODY } from "#lib/console/members/member-filter.ts";
import { readSearch } from "#lib/console/members/read-search.ts";
import { searchMembers } from "#lib/console/members/search-members.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { formOf } from "#lib/web/request/form-of.ts";
import { auditHref, UNKNOWN_MEMBER } from "../href.ts";

/** 「絞り込む」: the number that was typed becomes the member's id, because it belongs into no address. */
export async function POST(request: Request): Promise<Response> {
  await requireClerk("/audit");
  const form = await formOf(request);
  if (!form) return new Response(null, { status: 400 });
  const typed = form.get("number");
  const fields = Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === "string"),
  );
  const params = filterParams(readFilter(fields));
  const search = typeof typed === "string" ? readSearch(typed) : null;
  if (!search) redirect(auditHref(params));
  const { lines } = await asClerk(searchMembers, { ...EVERYBODY, search, sort: "kana", after: null, limit: 2 });
  const [member] = lines.length === 1 ? lines : [];
  redirect(auditHref({ ...params, member: member?.id ?? UNKNOWN_MEMBER }));
}
