"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { pageBefore } from "#lib/settings/purpose.ts";
import { forgetDraft } from "#lib/web/frames/draft-of.ts";
import {
  beginPasskeyReauthentication,
  reauthenticateWithPasskey,
  reauthenticateWithPassword,
} from "#lib/web/login/re-authentication.ts";
import { markBusy } from "#lib/web/request/mark-busy.ts";

export async function reauthenticateAction(_: FormState, form: FormData): Promise<FormState> {
  const { credentials, formats, login, settings } = await requestMessages();
  const text = settings.reauthenticate;
  const password = textOf(form, "password");
  if (password === "") return failedForm(form, [{ field: "password", message: text.missing }]);
  const returnTo = readReturnTo(form.get("to"));
  const entered = await reauthenticateWithPassword({ memberId: textOf(form, "member"), password, returnTo });
  if (entered.ok) redirect(entered.value);
  if (entered.code === "busy") markBusy();
  const message = {
    busy: login.loginForm.busy,
    "too-many": login.loginForm["too-many"],
    disabled: credentials.guard.disabled,
    waiting: entered.waitUntil ? credentials.guard.waitingUntil(formats.time(entered.waitUntil)) : "",
    refused: text.refused,
  }[entered.code];
  return failedForm(form, [{ field: "password", message }]);
}

/** 「やめて戻る」: what had been pressed is forgotten. */
export async function cancelAction(_: FormState, form: FormData): Promise<FormState> {
  const returnTo = readReturnTo(form.get("to")) ?? "/settings/sign-in";
  await forgetDraft(returnTo);
  redirect(pageBefore(returnTo));
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
