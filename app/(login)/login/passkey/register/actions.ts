"use server";
import { redirect } from "next/navigation";
import { failedForm, jsonOf, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { beginPasskeyRegistration } from "#lib/credentials/passkey/begin-passkey-registration.ts";
import { enrolPasskey } from "#lib/login-flow/verbs/enrol-passkey.ts";
import { notePasskeyHere } from "#lib/web/cookies/passkey-cookie.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";
import { requireStep } from "#lib/web/frames/require-step.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { passkeyErrors } from "#lib/web/sentences/enrolment-errors.ts";

/** Creation options, their challenge bound to this attempt. */
export async function beginPasskeyRegistrationAction() {
  const attempt = await requireStep("passkey-register");
  return inRequest(beginPasskeyRegistration, { memberId: attempt.member.id, owner: attempt.id });
}

export async function registerPasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  const response = jsonOf(form, "response");
  const name = textOf(form, "name");
  const passed = await passStep("passkey-register", form.get("attempt"), (scope, attempt) =>
    enrolPasskey(scope, { attempt, response, name }),
  );
  if (passed.ok) {
    await notePasskeyHere(response);
    redirect(passed.value);
  }
  return failedForm(form, await passkeyErrors(passed.code), ["name"]);
}
