"use server";
import { askAboutSlip } from "#components/forms/ask-about-slip.ts";
import { failedForm } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { emailAct } from "#lib/settings/acts.ts";
import { passAct } from "#lib/web/frames/pass-act.ts";

const KEPT = ["email", "everywhere"];

export async function requestEmailChangeAction(_: FormState, form: FormData): Promise<FormState> {
  const question = await askAboutSlip(form, KEPT);
  if (question) return question;
  const { code } = await passAct({ act: emailAct, path: "/settings/email", form });
  const { login, profile } = await requestMessages();
  const message = { ...login.email, ...profile.updateEmail }[code];
  return failedForm(form, [{ field: "email", message }], KEPT);
}
