"use server";
import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { disableEmailCodeAct } from "#lib/settings/acts.ts";
import { passAct } from "#lib/web/frames/pass-act.ts";

const path = "/settings/sign-in/email-code/delete";

export async function disableEmailCodeAction(_: FormState, form: FormData): Promise<FormState> {
  await passAct({ act: disableEmailCodeAct, path, form });
  // Deleted elsewhere, or the last one: the page says so.
  redirect(path);
}
