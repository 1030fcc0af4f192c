"use server";
import { redirect } from "next/navigation";
import { textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { changeLanguage } from "#lib/settings/verbs/change-language.ts";
import { setLanguageCookie } from "#lib/web/cookies/language-cookie.ts";
import { passLightChange } from "#lib/web/frames/pass-light-change.ts";

export async function changeLanguageAction(_: FormState, form: FormData): Promise<FormState> {
  const language = textOf(form, "language");
  const changed = await passLightChange(
    { path: "/settings/profile/language", form, kept: ["language"] },
    (scope, active) => changeLanguage(scope, active, { language }),
  );
  if (changed.ok && changed.value.language) await setLanguageCookie(changed.value.language);
  redirect("/settings/profile");
}
