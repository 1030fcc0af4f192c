"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import type { ProfileChange } from "#lib/settings/profile-choice.ts";
import { setUpPage } from "#lib/settings/set-up-page.ts";
import { changeLanguage } from "#lib/settings/verbs/change-language.ts";
import { updateProfile } from "#lib/settings/verbs/update-profile.ts";
import { setLanguageCookie } from "#lib/web/cookies/language-cookie.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";
import { passLightChange } from "#lib/web/frames/pass-light-change.ts";
import { choiceErrors } from "#lib/web/sentences/choice-errors.ts";

const PATH = "/settings/profile";
const FIELDS = ["language", "loginId", "method"] as const;

export async function updateProfileAction(_: FormState, form: FormData): Promise<FormState> {
  const [language, loginId, method] = [textOf(form, "language"), textOf(form, "loginId"), textOf(form, "method")];
  const posted = { language, loginId, method };
  const alone = await passLightChange({ path: PATH, form }, (scope, active) => changeLanguage(scope, active, posted));
  if (alone.ok) {
    if (alone.value.language) await setLanguageCookie(alone.value.language);
    redirect(pathWith(alone.value.language ? ["language"] : []));
  }
  if (alone.code === "refused") return failedForm(form, await choiceErrors(alone.problems), FIELDS);
  const updated = await passChange({ path: PATH, form, kept: FIELDS }, (scope, session) =>
    updateProfile(scope, session, posted),
  );
  if (!updated.ok) return failedForm(form, await choiceErrors(updated.problems), FIELDS);
  if (updated.value.language) await setLanguageCookie(updated.value.language);
  const { toSetUp, changed } = updated.value;
  redirect(toSetUp ? setUpPage(toSetUp, true).path : pathWith(changed));
}

/** The profile with a callout of what was changed. */
function pathWith(changed: readonly ProfileChange[]): string {
  return `${PATH}?${new URLSearchParams((changed.length > 0 ? changed : ["nothing"]).map((each) => ["done", each]))}`;
}
