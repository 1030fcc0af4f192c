import "server-only";
import { inInsurer } from "#lib/insurers/scope.ts";
import { loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { refuseTerms } from "#lib/login-flow/verbs/accept-terms.ts";
import { attemptToken, clearAttemptCookie } from "../cookies/attempt-cookie.ts";
import { requestContext } from "../request/read-request-context.ts";

/** 「同意しない」: ends the form's attempt and deletes its cookie. */
export async function refuseTermsOfAttempt(form: FormData): Promise<void> {
  const context = await requestContext();
  const token = await attemptToken();
  if (!token) return;
  await inInsurer(context, async (scope) => {
    const attempt = await loadAttempt(scope, token, { lock: true });
    if (attempt && attempt.id === form.get("attempt")) await refuseTerms(scope, attempt);
  });
  await clearAttemptCookie();
}
