"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { confirmEmailByCode } from "#lib/email-address/confirm-email-change.ts";
import { resendEmailConfirmation } from "#lib/email-address/resend-email-confirmation.ts";
import { withdrawEmailChange } from "#lib/email-address/withdraw-email-change.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passLightChange } from "#lib/web/frames/pass-light-change.ts";
import { confirmationCodeMessage } from "#lib/web/sentences/code-message.ts";

/** Redirects to the result, when the change no longer waits. */
const PATH = "/settings/email/confirm";

export async function confirmByCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const confirmed = await passLightChange({ path: PATH, form }, (scope, active) =>
    confirmEmailByCode(scope, active, { code: textOf(form, "code") }),
  );
  if (confirmed.ok) redirect("/settings/profile");
  if (confirmed.code === "no-change") redirect(PATH);
  return failedForm(form, [{ field: "code", message: await confirmationCodeMessage(confirmed.code) }]);
}

export async function resendAction(_: FormState, form: FormData): Promise<FormState> {
  const sent = await passLightChange({ path: PATH, form }, resendEmailConfirmation);
  const { login } = await requestMessages();
  if (sent.ok) return { errors: [], values: {}, callout: login.emailConfirm.resent };
  if (sent.code === "no-change") redirect(PATH);
  return failedForm(form, [{ field: null, message: login.email[sent.code] }]);
}

export async function withdrawAction(_: FormState, form: FormData): Promise<FormState> {
  const withdrawn = await passLightChange({ path: PATH, form }, withdrawEmailChange);
  redirect(withdrawn.ok ? "/settings/profile" : PATH);
}
