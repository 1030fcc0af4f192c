"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { confirmEmailByCode } from "#lib/email-address/confirm-email-change.ts";
import { resendEmailConfirmation } from "#lib/email-address/resend-email-confirmation.ts";
import { withdrawEmailChange } from "#lib/email-address/withdraw-email-change.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { confirmationCodeMessage } from "#lib/web/sentences/code-message.ts";

/** Redirects to the step that is due, when no e-mail address waits any more. */
const PATH = "/login/email/confirm";

export async function confirmByCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const passed = await passStep("email-confirm", form.get("attempt"), (scope, attempt) =>
    confirmEmailByCode(scope, attempt, { code: textOf(form, "code") }),
  );
  if (passed.ok) redirect(passed.value);
  if (passed.code === "no-change") redirect(PATH);
  return failedForm(form, [{ field: "code", message: await confirmationCodeMessage(passed.code) }]);
}

export async function resendAction(_: FormState, form: FormData): Promise<FormState> {
  const sent = await passStep("email-confirm", form.get("attempt"), resendEmailConfirmation);
  const { login } = await requestMessages();
  if (sent.ok) return { errors: [], values: {}, callout: login.emailConfirm.resent };
  if (sent.code === "no-change") redirect(PATH);
  return failedForm(form, [{ field: null, message: login.email[sent.code] }]);
}

export async function changeEmailAction(_: FormState, form: FormData): Promise<FormState> {
  const withdrawn = await passStep("email-confirm", form.get("attempt"), withdrawEmailChange);
  redirect(withdrawn.ok ? withdrawn.value : PATH);
}
