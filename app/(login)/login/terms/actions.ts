"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { failedForm } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { acceptTerms } from "#lib/login-flow/verbs/accept-terms.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { refuseTermsOfAttempt } from "#lib/web/frames/refuse-terms.ts";

export async function answerTermsAction(_: FormState, form: FormData): Promise<FormState> {
  if (form.get("answer") !== "accept") {
    await refuseTermsOfAttempt(form);
    redirect("/login/terms/refused");
  }
  const passed = await passStep("terms", form.get("attempt"), (scope, attempt) =>
    acceptTerms(scope, { attempt, version: Number(form.get("version")) }),
  );
  if (passed.ok) redirect(passed.value);
  // The answer shows the newer version.
  refresh();
  return failedForm(form, [{ field: null, message: (await requestMessages()).login.terms[passed.code] }]);
}
