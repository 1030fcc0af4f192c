"use server";
import { notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { readCredentialRef } from "#lib/credentials/credential-ref.ts";
import { credentialPath } from "#lib/sessions/return-path.ts";
import { deleteAct } from "#lib/settings/acts.ts";
import { passAct } from "#lib/web/frames/pass-act.ts";

export async function deleteCredentialAction(_: FormState, form: FormData): Promise<FormState> {
  const credential = readCredentialRef(form.get("kind"), form.get("id"));
  if (!credential) notFound();
  const path = credentialPath(credential, "delete");
  const { code } = await passAct({ act: deleteAct, path, form });
  if (code === "unknown") notFound();
  // Deleted elsewhere, or the last one: the page says so.
  redirect(path);
}
