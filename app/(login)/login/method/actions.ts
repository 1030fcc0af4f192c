"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { chooseMethod } from "#lib/login-flow/verbs/choose-method.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { choiceErrors } from "#lib/web/sentences/choice-errors.ts";

export async function chooseMethodAction(_: FormState, form: FormData): Promise<FormState> {
  const [loginId, method] = [textOf(form, "loginId"), textOf(form, "method")];
  const passed = await passStep("method", form.get("attempt"), (scope, attempt) =>
    chooseMethod(scope, { attempt, loginId, method }),
  );
  if (passed.ok) redirect(passed.value);
  return failedForm(form, await choiceErrors(passed.problems), ["loginId", "method"]);
}
