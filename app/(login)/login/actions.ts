"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormError, FormState } from "#components/ui/form-state.ts";
import { readReturnTo } from "#lib/login-flow/return-to.ts";
import { logInWithPassword } from "#lib/login-flow/verbs/log-in-with-password.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { countRefusedLogin, isWithinAddressCeiling } from "#lib/sessions/address-ceiling.ts";
import { attemptToken, setAttemptCookie } from "#lib/sessions/attempt-cookie.ts";
import { hasCookies } from "#lib/sessions/cookies.ts";
import { deviceHash } from "#lib/sessions/device-cookie.ts";
import { pathAfter } from "#lib/sessions/pass-step.ts";
import { finishPasskeyLogin } from "#lib/sessions/passkey-login.ts";
import { requestContext } from "#lib/sessions/request-context.ts";

const KEPT = ["loginId", "remember", "to"];

export async function logInAction(_: FormState, form: FormData): Promise<FormState> {
  const text = (await requestMessages()).login.loginForm;
  const refuse = (...errors: FormError[]) => failedForm(form, errors, KEPT);
  if (!(await hasCookies())) return refuse({ field: null, message: text.cookiesOff });
  const [loginId, password] = [textOf(form, "loginId"), textOf(form, "password")];
  const missing: FormError[] = [];
  if (loginId.trim() === "") missing.push({ field: "loginId", message: text.loginIdMissing });
  if (password === "") missing.push({ field: "password", message: text.passwordMissing });
  if (missing.length > 0) return refuse(...missing);

  const context = await requestContext();
  if (!(await isWithinAddressCeiling(context))) return refuse({ field: null, message: text.tooMany });
  const returnTo = readReturnTo(form.get("to"));
  const isRemembered = form.has("remember");
  const replacedToken = await attemptToken();
  const entered = { loginId, password, deviceHash: await deviceHash() };
  const started = await logInWithPassword(context, { ...entered, isRemembered, returnTo, replacedToken });
  if (!started.ok) {
    await countRefusedLogin(context);
    return refuse({ field: null, message: text.refused }, { field: null, message: text.refusedHint });
  }
  const { token, progress } = started.value;
  await setAttemptCookie(token);
  redirect(await pathAfter(progress, returnTo, token));
}

export async function logInWithPasskeyAction(response: unknown, to: string | null): Promise<"refused"> {
  const path = await finishPasskeyLogin(await requestContext(), { response, returnTo: readReturnTo(to) });
  if (path === null) return "refused";
  redirect(path);
}
