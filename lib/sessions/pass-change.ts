import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Failure } from "#lib/login-flow/take-step.ts";
import type { RecentSession } from "#lib/settings/recent-session.ts";
import { takeChange } from "#lib/settings/take-change.ts";
import { requestContext } from "./request-context.ts";
import { reauthenticationPath, termsPath } from "./require-member.ts";
import { sessionToken, setSessionCookie } from "./session-cookie.ts";
import { loginPath } from "./session-end.ts";

type ChangeForm = {
  /** The page of the form: where a re-authentication comes back to. */
  path: string;
  form: FormData;
  /** Fields to keep while re-authentication comes between; never a secret. */
  kept?: readonly string[];
};

/**
 * takeChange for a posted form of this browser. Whoever is not signed in any
 * more, has new terms to read, or has to authenticate again, is led there and
 * back to the form, with what was typed.
 * @returns the verb's result
 */
export async function passChange<Outcome extends Result<unknown, string>>(
  { path, form, kept = [] }: ChangeForm,
  work: (tx: InsurerTransaction, context: RequestContext, session: RecentSession) => Promise<Outcome>,
): Promise<Extract<Outcome, { ok: true }> | Failure<Outcome>> {
  const [context, token] = [await requestContext(), await sessionToken()];
  const values = kept.flatMap((name) => form.getAll(name).map((value) => [name, String(value)] as const));
  const input = {
    token: token ?? "",
    memberId: form.get("member"),
    draft: { path, values: Object.fromEntries(values) },
    hasEverywhere: form.has("everywhere"),
  };
  const outcome = await takeChange(context, input, work);
  switch (outcome.kind) {
    case "no-session":
      return redirect(await loginPath(path));
    case "other-member":
      return redirect("/settings/other-member");
    case "terms-due":
      return redirect(termsPath(path));
    case "not-recent":
      return redirect(reauthenticationPath(path));
    case "failed":
      return outcome.failure;
    case "done":
      if (outcome.newToken) await setSessionCookie(outcome.newToken, outcome);
      refresh();
      return outcome.result;
  }
}
