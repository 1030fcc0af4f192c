"use server";
import { notFound, redirect } from "next/navigation";
import { failedForm } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { readCredentialRef } from "#lib/credentials/credential-ref.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { credentialPath } from "#lib/sessions/return-path.ts";
import { renameAct } from "#lib/settings/acts.ts";
import { passAct } from "#lib/web/frames/pass-act.ts";

export async function renameCredentialAction(_: FormState, form: FormData): Promise<FormState> {
  const credential = readCredentialRef(form.get("kind"), form.get("id"));
  if (!credential) notFound();
  const path = credentialPath(credential, "rename");
  const { code } = await passAct({ act: renameAct, path, form });
  if (code === "unknown") notFound();
  // Deleted elsewhere: the page says so.
  if (code === "gone") redirect(path);
  const { credentialName } = (await requestMessages()).credentials;
  return failedForm(form, [{ field: "name", message: credentialName[code] }], ["name"]);
}
