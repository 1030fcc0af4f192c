"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { proveTotp } from "#lib/login-flow/verbs/prove-totp.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { codeMessage } from "#lib/web/sentences/code-message.ts";
import { totpHelp } from "#lib/web/sentences/totp-help.ts";

export async function proveTotpAction(_: FormState, form: FormData): Promise<FormState> {
  const code = textOf(form, "code");
  const totpDeviceId = textOf(form, "device") || undefined;
  const passed = await passStep("totp", form.get("attempt"), (scope, attempt) =>
    proveTotp(scope, { attempt, code, totpDeviceId }),
  );
  if (passed.ok) redirect(passed.value);
  const advice = passed.code === "incorrect" ? await totpHelp(passed.clockOffsetSteps) : undefined;
  return failedForm(form, [{ field: "code", message: await codeMessage(passed.code, "totp"), advice }], ["device"]);
}
