import "server-only";
import { loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { refuseTerms } from "#lib/login-flow/verbs/accept-terms.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { attemptToken, clearAttemptCookie } from "../cookies/attempt-cookie.ts";

/** 「同意しない」: ends the form's attempt and deletes its cookie. */
export async function refuseTermsOfAttempt(form: FormData): Promise<void> {
  const token = await attemptToken();
  if (!token) return;
  await inRequest(async (scope) => {
    const attempt = await loadAttempt(scope, token, { lock: true });
    if (attempt && attempt.id === form.get("attempt")) await refuseTerms(scope, attempt);
  });
  await clearAttemptCookie();
}
