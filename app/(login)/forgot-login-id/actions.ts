"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormError, FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readBirthDate } from "#lib/typed-text/birth-date.ts";
import { readEmail } from "#lib/typed-text/email.ts";
import { askForRecovery } from "#lib/web/login/ask-for-recovery.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { requestTime } from "#lib/web/request/request-time.ts";

export async function forgotLoginIdAction(_: FormState, form: FormData): Promise<FormState> {
  const { login, recovery } = await requestMessages();
  const birthDate = readBirthDate(textOf(form, "birthDate"), requestTime());
  const email = readEmail(textOf(form, "email"));
  const refuse = (...errors: FormError[]) => failedForm(form, errors, ["birthDate", "email"]);
  if (!birthDate.ok || !email.ok) {
    return refuse(
      ...(birthDate.ok ? [] : [{ field: "birthDate", message: login.birthDate[birthDate.code] }]),
      ...(email.ok ? [] : [{ field: "email", message: login.email[email.code] }]),
    );
  }
  const question = { task: "login-id-reminder", birthDate: birthDate.value, email: email.value } as const;
  if (!(await askForRecovery(await requestContext(), question)))
    return refuse({ field: null, message: recovery.tooMany });
  redirect("/login?sent=login-id");
}
