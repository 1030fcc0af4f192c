import { redirect } from "next/navigation";
import { EVERYBODY } from "#lib/console/members/member-filter.ts";
import { readSearch } from "#lib/console/members/read-search.ts";
import { searchMembers } from "#lib/console/members/search-members.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { formOf } from "#lib/web/request/form-of.ts";
import { sealSearch } from "../state.ts";

/** 「検索」: exactly one hit opens the member, everything else the list. */
export async function POST(request: Request): Promise<Response> {
  const { insurerId } = await requireClerk("/members");
  const form = await formOf(request);
  if (!form) return new Response(null, { status: 400 });
  const typed = form.get("q");
  const search = readSearch(typeof typed === "string" ? typed : "");
  if (!search || typeof typed !== "string") redirect("/members");
  const { lines } = await asClerk(searchMembers, { ...EVERYBODY, search, sort: "number", after: null, limit: 2 });
  if (lines.length === 1 && lines[0]) redirect(`/members/${lines[0].id}`);
  redirect(`/members?s=${encodeURIComponent(sealSearch(insurerId, typed.trim().slice(0, 254)))}`);
}
