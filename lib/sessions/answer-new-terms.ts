import "server-only";
import { redirect } from "next/navigation";
import { acceptNewTerms, refuseNewTerms, type TermsAnswer } from "#lib/settings/verbs/accept-new-terms.ts";
import { logOut } from "./log-out.ts";
import { requestContext } from "./request-context.ts";
import { sessionToken } from "./session-cookie.ts";
import { loginPath } from "./session-end.ts";

type TermsForm = {
  form: FormData;
  /** Where the member was going. */
  returnTo: string;
};

async function answerOf(form: FormData): Promise<TermsAnswer> {
  return { token: (await sessionToken()) ?? "", memberId: form.get("member") };
}

/** The answer is not this browser's present member's. */
async function leave(code: "no-session" | "other-member", returnTo: string): Promise<never> {
  redirect(code === "no-session" ? await loginPath(returnTo) : "/settings/other-member");
}

/** 「同意する」 of who is signed in. @returns false when a newer version came out while it was read */
export async function acceptTermsOfSession({ form, returnTo }: TermsForm): Promise<boolean> {
  const answer = { ...(await answerOf(form)), version: Number(form.get("version")) };
  const accepted = await acceptNewTerms(await requestContext(), answer);
  if (accepted.ok) return true;
  return accepted.code === "superseded" ? false : leave(accepted.code, returnTo);
}

/** 「同意しない」 of who is signed in: out of this browser, as by 「ログアウトする」. */
export async function refuseTermsOfSession({ form, returnTo }: TermsForm): Promise<void> {
  const refused = await refuseNewTerms(await requestContext(), await answerOf(form));
  if (!refused.ok) await leave(refused.code, returnTo);
  await logOut();
}
