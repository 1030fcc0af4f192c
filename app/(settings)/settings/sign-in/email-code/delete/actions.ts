"use server";
import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { disableEmailCode } from "#lib/settings/verbs/disable-email-code.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";

const path = "/settings/sign-in/email-code/delete";

export async function disableEmailCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const disabled = await passChange({ path, form }, disableEmailCode);
  // Deleted elsewhere, or the last factor: the page says so.
  redirect(disabled.ok ? "/settings/sign-in?done=email-deleted" : path);
}
