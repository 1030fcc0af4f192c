"use server";
import { redirect } from "next/navigation";
import { fieldErrors } from "#components/console/content/field-errors.ts";
import { overtaken } from "#components/console/content/missed.ts";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { readBranding, removeLogo, saveLook } from "#lib/console/branding/branding.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { KEPT, problemSentence, typedOf } from "./typed.ts";

export async function saveLookAction(_: FormState, form: FormData): Promise<FormState> {
  await requireClerk("/branding", "manager");
  if (textOf(form, "choice") === "preview") return failedForm(form, [], KEPT);
  const typed = typedOf(form);
  const saved = await asClerk(saveLook, { seen: textOf(form, "seen"), typed });
  if (saved.ok) redirect("/branding?done=saved");
  if (saved.code === "refused") {
    return failedForm(
      form,
      fieldErrors(saved.problems, (problem) => problemSentence(problem, typed)),
      KEPT,
    );
  }
  const { seen, history } = await asClerk(readBranding, undefined);
  return overtaken(form, KEPT, { seen, by: history[0]?.clerk });
}

export async function removeLogoAction(): Promise<FormState> {
  await asClerk(removeLogo, undefined);
  redirect("/branding?done=removed");
}
