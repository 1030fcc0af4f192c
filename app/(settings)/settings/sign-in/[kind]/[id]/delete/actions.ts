"use server";
import { notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { readCredentialRef } from "#lib/credentials/credential-ref.ts";
import type { Messages } from "#lib/messages/messages.ts";
import { credentialPath } from "#lib/sessions/return-path.ts";
import { deleteCredential } from "#lib/settings/verbs/delete-credential.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";

export async function deleteCredentialAction(_: FormState, form: FormData): Promise<FormState> {
  const credential = readCredentialRef(form.get("kind"), form.get("id"));
  if (!credential) notFound();
  const path = credentialPath(credential, "delete");
  const deleted = await passChange({ path, form }, (scope, session) => deleteCredential(scope, session, credential));
  const done: keyof Messages["signIn"]["done"] = `${credential.kind}-deleted`;
  if (deleted.ok) redirect(`/settings/sign-in?done=${done}`);
  if (deleted.code === "unknown") notFound();
  // Deleted elsewhere, or the last factor: the page says so.
  redirect(path);
}
