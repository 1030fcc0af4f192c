"use server";
import { redirect } from "next/navigation";
import { askAboutSlip } from "#components/forms/ask-about-slip.ts";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestFirstEmail } from "#lib/email-address/request-first-email.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";

export async function requestEmailAction(_: FormState, form: FormData): Promise<FormState> {
  const email = textOf(form, "email");
  const question = await askAboutSlip(form, ["email"]);
  if (question) return question;
  const passed = await passStep("email", form.get("attempt"), (scope, attempt) =>
    requestFirstEmail(scope, attempt, { email }),
  );
  if (passed.ok) redirect(passed.value);
  return failedForm(form, [{ field: "email", message: (await requestMessages()).login.email[passed.code] }], ["email"]);
}
