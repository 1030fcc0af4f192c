"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { browserHash } from "#lib/web/cookies/browser-cookie.ts";
import { askForRecovery } from "#lib/web/login/ask-for-recovery.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

export async function forgotPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const { recovery } = await requestMessages();
  const loginId = textOf(form, "loginId").slice(0, 200);
  const refuse = (field: string | null, message: string) => failedForm(form, [{ field, message }], ["loginId"]);
  if (loginId.trim() === "") return refuse("loginId", recovery.forgotPassword.missing);
  const question = { task: "password-reset", loginId, browserHash: await browserHash() } as const;
  if (!(await askForRecovery(await requestContext(), question))) return refuse(null, recovery.tooMany);
  redirect("/login?sent=password");
}
