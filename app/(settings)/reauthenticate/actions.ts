"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import {
  beginPasskeyReauthentication,
  reauthenticateWithPasskey,
  reauthenticateWithPassword,
} from "#lib/web/login/re-authentication.ts";
import { markBusy } from "#lib/web/request/mark-busy.ts";

export async function reauthenticateAction(_: FormState, form: FormData): Promise<FormState> {
  const { login, settings } = await requestMessages();
  const text = settings.reauthenticate;
  const password = textOf(form, "password");
  if (password === "") return failedForm(form, [{ field: "password", message: text.missing }]);
  const returnTo = readReturnTo(form.get("to"));
  const entered = await reauthenticateWithPassword({ memberId: textOf(form, "member"), password, returnTo });
  if (entered.ok) redirect(entered.value);
  if (entered.code === "busy") markBusy();
  if (entered.code !== "refused") {
    return failedForm(form, [{ field: null, message: login.loginForm[entered.code] }]);
  }
  return failedForm(form, [{ field: "password", message: text.refused }]);
}

export async function beginPasskeyAction() {
  return beginPasskeyReauthentication();
}

export async function reauthenticateWithPasskeyAction(
  to: string,
  memberId: string,
  response: unknown,
): Promise<"refused"> {
  const path = await reauthenticateWithPasskey({ memberId, response, returnTo: readReturnTo(to) });
  if (path === null) return "refused";
  redirect(path);
}
