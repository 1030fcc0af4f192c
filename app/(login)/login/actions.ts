"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormError, FormState } from "#components/ui/form-state.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { hasCookies } from "#lib/web/cookies/login-cookies.ts";
import { countRefusal, forgetRefusals } from "#lib/web/cookies/refusals-cookie.ts";
import { finishPasskeyLogin } from "#lib/web/login/passkey-login.ts";
import { enterWithPassword } from "#lib/web/login/password-login.ts";
import { markBusy } from "#lib/web/request/mark-busy.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { refusedLogin } from "#lib/web/sentences/refused-login.ts";

const KEPT = ["loginId", "remember", "to"];

export async function logInAction(_: FormState, form: FormData): Promise<FormState> {
  const text = (await requestMessages()).login.loginForm;
  const refuse = (...errors: FormError[]) => failedForm(form, errors, KEPT);
  if (!(await hasCookies())) return refuse({ field: null, message: text.cookiesOff });
  // No password has a space in it; keyboards that complete words leave one behind it.
  const [loginId, password] = [textOf(form, "loginId"), textOf(form, "password").trimEnd()];
  const missing: FormError[] = [];
  if (loginId.trim() === "") missing.push({ field: "loginId", message: text.loginIdMissing });
  if (password === "") missing.push({ field: "password", message: text.passwordMissing });
  if (missing.length > 0) return refuse(...missing);

  const [returnTo, isRemembered] = [readReturnTo(form.get("to")), form.has("remember")];
  const context = await requestContext();
  const entered = await enterWithPassword(context, { loginId, password, isRemembered, returnTo });
  if (entered.ok) {
    await forgetRefusals();
    redirect(entered.value);
  }
  if (entered.code === "busy") markBusy();
  if (entered.code !== "refused") return refuse({ field: null, message: text[entered.code] });
  if (context.insurer.id === CONSOLE_ID) return refuse({ field: null, message: consoleText.login.refused });
  return refuse(...(await refusedLogin(context.insurer.policy, await countRefusal())));
}

export async function logInWithPasskeyAction(response: unknown, to: string | null): Promise<"refused"> {
  const path = await finishPasskeyLogin(await requestContext(), { response, returnTo: readReturnTo(to) });
  if (path === null) return "refused";
  redirect(path);
}
