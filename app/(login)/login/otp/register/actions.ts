"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { enrolTotp } from "#lib/login-flow/verbs/enrol-totp.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { totpErrors } from "#lib/web/sentences/enrolment-errors.ts";

export async function enrolTotpAction(_: FormState, form: FormData): Promise<FormState> {
  const [code, name] = [textOf(form, "code"), textOf(form, "name")];
  const signsOutEverywhere = form.has("everywhere");
  const passed = await passStep("totp-register", form.get("attempt"), (scope, attempt) =>
    enrolTotp(scope, { attempt, code, name, signsOutEverywhere }),
  );
  if (passed.ok) redirect(passed.value);
  // The page shows another QR code.
  if (passed.code === "enrolment-expired") refresh();
  return failedForm(form, await totpErrors(passed.code), ["name", "everywhere"]);
}
