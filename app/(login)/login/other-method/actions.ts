"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { FACTOR_STEPS } from "#lib/login-flow/next-step.ts";
import { selectMethod } from "#lib/login-flow/verbs/select-method.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";

export async function selectMethodAction(_: FormState, form: FormData): Promise<FormState> {
  const method = textOf(form, "choice");
  const passed = await passStep(FACTOR_STEPS, form.get("attempt"), (scope, attempt) =>
    selectMethod(scope, { attempt, method }),
  );
  if (passed.ok) redirect(passed.value);
  return failedForm(form, [{ field: null, message: (await requestMessages()).login.otherMethod.none }]);
}
