import "server-only";
import { redirect } from "next/navigation";
import { acceptNewTerms, refuseNewTerms, type TermsAnswer } from "#lib/settings/verbs/accept-new-terms.ts";
import { logOut } from "./log-out.ts";
import { requestContext } from "./request-context.ts";
import { sessionToken } from "./session-cookie.ts";

/** Where an answer goes that is not this browser's present member's. */
const ELSEWHERE = { "no-session": "/login", "other-member": "/settings/other-member" };

async function answerOf(form: FormData): Promise<TermsAnswer> {
  return { token: (await sessionToken()) ?? "", memberId: form.get("member") };
}

/** 「同意する」 of who is signed in. @returns false when a newer version came out while it was read */
export async function acceptTermsOfSession(form: FormData): Promise<boolean> {
  const answer = { ...(await answerOf(form)), version: Number(form.get("version")) };
  const accepted = await acceptNewTerms(await requestContext(), answer);
  if (accepted.ok) return true;
  return accepted.code === "superseded" ? false : redirect(ELSEWHERE[accepted.code]);
}

/** 「同意しない」 of who is signed in: out of this browser, as by 「ログアウトする」. */
export async function refuseTermsOfSession(form: FormData): Promise<void> {
  const refused = await refuseNewTerms(await requestContext(), await answerOf(form));
  if (!refused.ok) redirect(ELSEWHERE[refused.code]);
  await logOut();
}
