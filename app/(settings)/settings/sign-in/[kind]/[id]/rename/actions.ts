"use server";
import { notFound, redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { readCredentialRef } from "#lib/credentials/credential-ref.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { credentialPath } from "#lib/sessions/return-path.ts";
import { renameCredential } from "#lib/settings/verbs/rename-credential.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";

export async function renameCredentialAction(_: FormState, form: FormData): Promise<FormState> {
  const credential = readCredentialRef(form.get("kind"), form.get("id"));
  if (!credential) notFound();
  const path = credentialPath(credential, "rename");
  const name = textOf(form, "name");
  const renamed = await passChange({ path, form, kept: ["name"] }, (scope, session) =>
    renameCredential(scope, session, { credential, name }),
  );
  if (renamed.ok) redirect("/settings/sign-in?done=renamed");
  if (renamed.code === "unknown") notFound();
  // Deleted elsewhere: the page says so.
  if (renamed.code === "gone") redirect(path);
  const { credentialName } = (await requestMessages()).credentials;
  return failedForm(form, [{ field: "name", message: credentialName[renamed.code] }], ["name"]);
}
