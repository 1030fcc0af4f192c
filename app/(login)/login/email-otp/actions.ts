"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { proveEmailCode } from "#lib/login-flow/verbs/prove-email-code.ts";
import { resendEmailCode } from "#lib/login-flow/verbs/resend-email-code.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { codeMessage } from "#lib/web/sentences/code-message.ts";

export async function proveEmailCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const code = textOf(form, "code");
  const passed = await passStep("email-code", form.get("attempt"), (scope, attempt) =>
    proveEmailCode(scope, { attempt, code }),
  );
  if (passed.ok) redirect(passed.value);
  return failedForm(form, [{ field: "code", message: await codeMessage(passed.code, "emailCode") }]);
}

export async function resendEmailCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const { credentials, factors } = await requestMessages();
  const passed = await passStep("email-code", form.get("attempt"), resendEmailCode);
  if (!passed.ok) return failedForm(form, [{ field: null, message: credentials.emailCode[passed.code] }]);
  return { errors: [], values: {}, callout: factors.emailCode.resent };
}
