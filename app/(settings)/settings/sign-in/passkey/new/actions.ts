"use server";
import { notFound, redirect } from "next/navigation";
import { failedForm, jsonOf, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { beginPasskeyRegistration } from "#lib/credentials/passkey/begin-passkey-registration.ts";
import { setUpPage } from "#lib/settings/set-up-page.ts";
import { addPasskey } from "#lib/settings/verbs/add-passkey.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";
import { requireRecentAuthentication } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { passkeyErrors } from "#lib/web/sentences/enrolment-errors.ts";

/** Creation options, their challenge bound to this session. */
export async function beginPasskeyAction() {
  const { id: owner, member } = await requireRecentAuthentication(setUpPage("passkey", false).path);
  return inRequest(beginPasskeyRegistration, { memberId: member.id, owner });
}

export async function addPasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  const response = jsonOf(form, "response");
  const name = textOf(form, "name");
  const { path, isChosen } = setUpPage("passkey", form.has("use"));
  const added = await passChange({ path, form }, (scope, session) =>
    addPasskey(scope, session, { response, name, isChosen }),
  );
  if (added.ok) redirect("/settings/sign-in");
  if (added.code === "not-allowed") notFound();
  return failedForm(form, await passkeyErrors(added.code), ["name"]);
}
