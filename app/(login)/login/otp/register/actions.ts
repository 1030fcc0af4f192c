"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormError, FormState } from "#components/ui/form-state.ts";
import type { TotpRegistrationProblem } from "#lib/credentials/totp/register-totp-device.ts";
import { fail } from "#lib/kernel/result.ts";
import { enrolTotp } from "#lib/login-flow/verbs/enrol-totp.ts";
import { readOneTimeCode } from "#lib/members/one-time-code.ts";
import { messages } from "#lib/messages/messages.ts";
import { passStep } from "#lib/sessions/pass-step.ts";

export async function enrolTotpAction(_: FormState, form: FormData): Promise<FormState> {
  const [code, name] = [readOneTimeCode(textOf(form, "code")), textOf(form, "name")];
  const hasEverywhere = form.has("everywhere");
  const passed = await passStep("totp-register", form, async (tx, context, attempt) =>
    code.ok ? enrolTotp(tx, context, { attempt, code: code.value, name, hasEverywhere }) : fail(code.code),
  );
  if (passed.ok) redirect(passed.value);
  return failedForm(form, problemsOf(passed.code), ["name", "everywhere"]);
}

function problemsOf(code: TotpRegistrationProblem | "empty" | "not-six-digits"): FormError[] {
  const { credentials, factors, members } = messages();
  switch (code) {
    case "empty":
    case "not-six-digits":
      return [{ field: "code", message: members.oneTimeCode[code] }];
    case "code-incorrect":
      return [credentials.totp[code], factors.totpRegister.incorrectHelp].map((message) => ({
        field: "code",
        message,
      }));
    case "too-many-devices":
    case "enrolment-expired":
      return [{ field: null, message: credentials.totp[code] }];
    default:
      return [{ field: "name", message: credentials.credentialName[code] }];
  }
}
