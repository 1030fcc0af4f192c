"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { verifyBirthDate } from "#lib/login-flow/verbs/verify-birth-date.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { waitingUntil } from "#lib/web/sentences/waiting-until.ts";

export async function verifyBirthDateAction(_: FormState, form: FormData): Promise<FormState> {
  const birthDate = textOf(form, "birthDate");
  const passed = await passStep("birth-date", form.get("attempt"), (scope, attempt) =>
    verifyBirthDate(scope, { attempt, birthDate }),
  );
  if (passed.ok) redirect(passed.value);
  const { formats, login } = await requestMessages();
  const text = login.birthDate;
  const until = passed.code === "waiting" ? await waitingUntil("birthDate") : null;
  const message = passed.code === "waiting" ? text.waiting(until ? formats.time(until) : "") : text[passed.code];
  return failedForm(form, [{ field: "birthDate", message }], ["birthDate"]);
}
