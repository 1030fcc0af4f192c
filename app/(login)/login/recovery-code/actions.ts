"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { FACTOR_STEPS } from "#lib/login-flow/next-step.ts";
import { proveRecoveryCode } from "#lib/login-flow/verbs/prove-recovery-code.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { waitingSentence } from "#lib/web/sentences/waiting-until.ts";

export async function proveRecoveryCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const code = textOf(form, "code").slice(0, 200);
  const passed = await passStep(FACTOR_STEPS, form.get("attempt"), (scope, attempt) =>
    proveRecoveryCode(scope, { attempt, code }),
  );
  if (passed.ok) redirect(passed.value);
  const { credentials, recovery } = await requestMessages();
  const refuse = (message: string) => failedForm(form, [{ field: "code", message }]);
  switch (passed.code) {
    case "waiting":
      return refuse(await waitingSentence("recoveryCode"));
    case "disabled":
      return refuse(credentials.guard.disabled);
    case "not-offered":
      return refuse(recovery.enterCode.incorrect);
    default:
      return refuse(recovery.enterCode[passed.code]);
  }
}
