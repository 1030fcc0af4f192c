"use server";
import { notFound, redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { enrolmentCodeAct } from "#lib/settings/acts.ts";
import { setUpPage } from "#lib/settings/set-up-page.ts";
import { addEmailCode } from "#lib/settings/verbs/add-email-code.ts";
import { type EnrolmentCodeFailure, sendEnrolmentCode } from "#lib/settings/verbs/send-enrolment-code.ts";
import { passAct } from "#lib/web/frames/pass-act.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";
import { codeMessage } from "#lib/web/sentences/code-message.ts";

/** 「メールを送る」: the page then asks for the code. */
export async function sendCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const { path } = setUpPage("email", form.has("use"));
  return refused(form, await passAct({ act: enrolmentCodeAct, path, form }));
}

/** 「再送信」, beside the code's form. */
export async function resendCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const { path } = setUpPage("email", form.has("use"));
  const sent = await passChange({ path, form }, sendEnrolmentCode);
  if (!sent.ok) return refused(form, sent);
  return { errors: [], values: {}, callout: (await requestMessages()).factors.emailCode.resent };
}

async function refused(form: FormData, { code }: { code: EnrolmentCodeFailure }): Promise<FormState> {
  if (code === "not-allowed") notFound();
  const { credentials, signIn } = await requestMessages();
  const message = code === "no-email" ? signIn.emailCode.noEmail : credentials.emailCode[code];
  return failedForm(form, [{ field: null, message }]);
}

export async function addEmailCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const code = textOf(form, "code");
  const { path, isChosen } = setUpPage("email", form.has("use"));
  const added = await passChange({ path, form }, (scope, session) => addEmailCode(scope, session, { code, isChosen }));
  if (added.ok) redirect("/settings/sign-in");
  if (added.code === "not-allowed") notFound();
  const { changed } = (await requestMessages()).signIn.emailCode;
  const message = added.code === "email-changed" ? changed : await codeMessage(added.code, "emailCode");
  return failedForm(form, [{ field: "code", message }], ["everywhere"]);
}
