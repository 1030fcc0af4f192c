"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { changePendingEmail } from "#lib/login-flow/verbs/change-pending-email.ts";
import { confirmEmailByCode } from "#lib/login-flow/verbs/confirm-email.ts";
import { requestEmailConfirmation } from "#lib/login-flow/verbs/request-email-confirmation.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { confirmationCodeMessage } from "#lib/web/sentences/code-message.ts";

export async function confirmEmailByCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const code = textOf(form, "code");
  const passed = await passStep("email-confirm", form.get("attempt"), (scope, attempt) =>
    confirmEmailByCode(scope, { attempt, code }),
  );
  if (passed.ok) redirect(passed.value);
  return failedForm(form, [{ field: "code", message: await confirmationCodeMessage(passed.code) }]);
}

export async function resendConfirmationAction(_: FormState, form: FormData): Promise<FormState> {
  const { email, emailConfirm } = (await requestMessages()).login;
  const passed = await passStep("email-confirm", form.get("attempt"), (scope, attempt) =>
    requestEmailConfirmation(scope, { attempt, email: attempt.pendingEmail ?? "" }),
  );
  if (!passed.ok) return failedForm(form, [{ field: null, message: email[passed.code] }]);
  return { errors: [], values: {}, callout: emailConfirm.resent };
}

export async function changeEmailAction(_: FormState, form: FormData): Promise<FormState> {
  const passed = await passStep("email-confirm", form.get("attempt"), changePendingEmail);
  if (passed.ok) redirect(passed.value);
  return failedForm(form, []);
}
