"use server";
import { failedForm } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { methodAct } from "#lib/settings/acts.ts";
import { passAct } from "#lib/web/frames/pass-act.ts";

export async function changeMethodAction(_: FormState, form: FormData): Promise<FormState> {
  const { code } = await passAct({ act: methodAct, path: "/settings/profile/method", form });
  const { login } = await requestMessages();
  return failedForm(form, [{ field: "method", message: login.method[code] }], ["method"]);
}
