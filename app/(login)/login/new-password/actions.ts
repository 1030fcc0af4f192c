"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { refuseUnconfirmedPassword } from "#lib/credentials/password/refuse-unconfirmed-password.ts";
import { setOwnPassword } from "#lib/login-flow/verbs/set-own-password.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { newPasswordErrors } from "#lib/web/sentences/enrolment-errors.ts";

export async function setOwnPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const [password, confirmation] = [textOf(form, "password"), textOf(form, "confirmation")];
  const signsOutEverywhere = form.has("everywhere");
  const passed = await passStep("new-password", form.get("attempt"), async (scope, attempt) => {
    const typed = { memberId: attempt.member.id, password, confirmation };
    const unconfirmed = await refuseUnconfirmedPassword(scope, typed);
    return unconfirmed ?? setOwnPassword(scope, { attempt, password, signsOutEverywhere });
  });
  if (passed.ok) redirect(passed.value);
  return failedForm(form, await newPasswordErrors(passed), ["everywhere"]);
}
