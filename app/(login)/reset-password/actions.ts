"use server";
import { redirect } from "next/navigation";
import { textOf } from "#components/ui/failed-form.ts";
import { consumeResetLink } from "#lib/login-flow/verbs/consume-reset-link.ts";
import { attemptToken } from "#lib/web/cookies/attempt-cookie.ts";
import { keepBrowserToken } from "#lib/web/cookies/browser-cookie.ts";
import { enterAttempt } from "#lib/web/login/enter-attempt.ts";
import { inRequest } from "#lib/web/request/in-request.ts";

export async function resetPasswordAction(form: FormData): Promise<void> {
  const replacedToken = await attemptToken();
  const used = await inRequest(consumeResetLink, {
    token: textOf(form, "token"),
    browserToken: await keepBrowserToken(),
    replacedToken,
  });
  // Without a token: the page for an invalid link.
  if (!used.ok) redirect("/reset-password");
  redirect(await enterAttempt(used.value, null));
}
