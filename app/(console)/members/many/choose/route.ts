import { redirect } from "next/navigation";
import { memberListHref } from "#components/console/members/list-href.ts";
import { ACTS_ON_MANY } from "#lib/console/members/act-on-many.ts";
import { conditionParams, readConditions } from "#lib/console/members/member-filter.ts";
import { selectionSchema } from "#lib/console/members/selection.ts";
import { requireClerk } from "#lib/web/console/as-clerk.ts";
import { formOf } from "#lib/web/request/form-of.ts";
import { openSearch, sealMany, sealSelection } from "../../state.ts";

/** The buttons above the list: leads to the page that asks, with what was selected; nothing is done yet. */
export async function POST(request: Request): Promise<Response> {
  const { insurerId } = await requireClerk("/members", "officer");
  const form = await formOf(request);
  const isLetters = form?.get("act") === "letters";
  const act = ACTS_ON_MANY.find((each) => each === form?.get("act"));
  if (!form || !(act || isLetters)) return new Response(null, { status: 400 });
  const sealed = form.get("s");
  const typed = typeof sealed === "string" && sealed !== "" ? openSearch(insurerId, sealed) : "";
  const selection = selectionSchema.safeParse(
    form.has("all") ? { ...Object.fromEntries(form), typed } : { ids: form.getAll("id") },
  );
  if (!selection.success) {
    const s = typeof sealed === "string" && sealed !== "" ? sealed : undefined;
    const conditions = conditionParams(readConditions(Object.fromEntries(form)));
    redirect(memberListHref({ ...conditions, s, done: "nobody" }));
  }
  if (!act) redirect(`/letters/new?s=${encodeURIComponent(sealSelection(insurerId, selection.data))}`);
  redirect(`/members/many?s=${encodeURIComponent(sealMany(insurerId, { act, selection: selection.data }))}`);
}
