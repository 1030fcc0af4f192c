"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestEmailChange } from "#lib/email-address/request-email-change.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";

const FIELDS = ["email", "everywhere"] as const;

export async function requestEmailChangeAction(_: FormState, form: FormData): Promise<FormState> {
  const requested = await passChange({ path: "/settings/email", form, kept: FIELDS }, (scope, session) =>
    requestEmailChange(scope, session, { email: textOf(form, "email") }),
  );
  if (requested.ok) redirect("/settings/email/confirm");
  const { login, profile } = await requestMessages();
  const message = { ...login.email, ...profile.updateEmail }[requested.code];
  return failedForm(form, [{ field: "email", message }], FIELDS);
}
