import "server-only";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { takeSession } from "#lib/settings/take-session.ts";
import { acceptNewTerms, refuseNewTerms } from "#lib/settings/verbs/accept-new-terms.ts";
import { logOut } from "../login/log-out.ts";
import { requestContext } from "../request/read-request-context.ts";
import { leaveFor } from "./leave-for.ts";
import { sessionForm } from "./session-form.ts";

type TermsForm = {
  form: FormData;
  /** Where the member was going. */
  returnTo: ReturnPath;
};

/** 「同意する」 in a session. @returns false when a newer version was published meanwhile */
export async function acceptTermsOfSession({ form, returnTo }: TermsForm): Promise<boolean> {
  const context = await requestContext();
  const answer = await sessionForm(form);
  const version = Number(form.get("version"));
  const outcome = await takeSession(context, answer, async (scope, active) => ({
    kind: "answered" as const,
    accepted: await acceptNewTerms(scope, active, { version }),
  }));
  return outcome.kind === "answered" ? outcome.accepted.ok : leaveFor(outcome, returnTo);
}

/** 「同意しない」 in a session: signs out of this browser, as 「ログアウトする」. */
export async function refuseTermsOfSession({ form, returnTo }: TermsForm): Promise<void> {
  const context = await requestContext();
  const answer = await sessionForm(form);
  const outcome = await takeSession(context, answer, async (scope, active) => {
    await refuseNewTerms(scope, active, answer);
    return { kind: "answered" as const };
  });
  if (outcome.kind !== "answered") await leaveFor(outcome, returnTo);
  await logOut();
}
