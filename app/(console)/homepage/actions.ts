"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { addHomepage, removeHomepage } from "#lib/console/homepage/homepage.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

export async function addHomepageAction(_: FormState, form: FormData): Promise<FormState> {
  const added = await asClerk(addHomepage, { typed: textOf(form, "origin") });
  if (added.ok) redirect("/homepage?done=added");
  return failedForm(form, [{ field: "origin", message: consoleText.homepage.errors[added.code] }], ["origin"]);
}

/** Pressed a second time, it is no longer in the list. */
export async function removeHomepageAction(form: FormData): Promise<void> {
  await asClerk(removeHomepage, { origin: textOf(form, "origin") });
  redirect("/homepage?done=removed");
}
