"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { askForRecovery } from "#lib/sessions/ask-for-recovery.ts";

export async function forgotPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const { recovery } = await requestMessages();
  const loginId = textOf(form, "loginId").slice(0, 200);
  const refuse = (field: string | null, message: string) => failedForm(form, [{ field, message }], ["loginId"]);
  if (loginId.trim() === "") return refuse("loginId", recovery.forgotPassword.missing);
  if (!(await askForRecovery({ task: "password-reset", loginId }))) return refuse(null, recovery.tooMany);
  redirect("/login?sent=password");
}
