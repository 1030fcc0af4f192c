"use server";
import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { setUpPage } from "#lib/settings/set-up-page.ts";
import { addTotp } from "#lib/settings/verbs/add-totp.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";
import { totpErrors } from "#lib/web/sentences/enrolment-errors.ts";

export async function addTotpAction(_: FormState, form: FormData): Promise<FormState> {
  const [code, name] = [textOf(form, "code"), textOf(form, "name")];
  const { path, isChosen } = setUpPage("totp", form.has("use"));
  const kept = ["name", "everywhere"];
  const added = await passChange({ path, form, kept }, (scope, session) =>
    addTotp(scope, session, { code, name, isChosen }),
  );
  if (added.ok) redirect("/settings/sign-in");
  if (added.code === "not-allowed") notFound();
  // The page shows another QR code.
  if (added.code === "enrolment-expired") refresh();
  const ofName = added.nameProblem ? await totpErrors(added.nameProblem) : [];
  return failedForm(form, [...(await totpErrors(added.code)), ...ofName], kept);
}
