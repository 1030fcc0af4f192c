"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestFirstEmail } from "#lib/email-address/request-first-email.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readEmail } from "#lib/typed-text/email.ts";
import { likelyEmail } from "#lib/typed-text/likely-email.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";

/** Asks once about an address that looks mistyped; posted again unchanged, it is taken. */
async function askAboutSlip(form: FormData, email: string): Promise<FormState | null> {
  const read = readEmail(email);
  const likely = read.ok && textOf(form, "asked") !== read.value ? likelyEmail(read.value) : null;
  if (!read.ok || likely === null) return null;
  const { login } = await requestMessages();
  const { values, ...refused } = failedForm(form, [{ field: "email", message: login.email.slip(likely) }], ["email"]);
  return { ...refused, values: { ...values, asked: read.value } };
}

export async function requestEmailAction(_: FormState, form: FormData): Promise<FormState> {
  const email = textOf(form, "email");
  const question = await askAboutSlip(form, email);
  if (question) return question;
  const passed = await passStep("email", form.get("attempt"), (scope, attempt) =>
    requestFirstEmail(scope, attempt, { email }),
  );
  if (passed.ok) redirect(passed.value);
  return failedForm(form, [{ field: "email", message: (await requestMessages()).login.email[passed.code] }], ["email"]);
}
