"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { failedForm } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { acceptTermsOfSession, refuseTermsOfSession } from "#lib/web/frames/answer-new-terms.ts";
import { resumeAct } from "#lib/web/frames/resume-act.ts";

export async function answerNewTermsAction(_: FormState, form: FormData): Promise<FormState> {
  const returnTo = readReturnTo(form.get("to")) ?? "/";
  if (form.get("answer") !== "accept") {
    await refuseTermsOfSession({ form, returnTo });
    redirect("/logout/done?because=terms");
  }
  const isAccepted = await acceptTermsOfSession({ form, returnTo });
  // Shows the menu again, or the newer version.
  refresh();
  if (isAccepted) redirect(await resumeAct(returnTo));
  return failedForm(form, [{ field: null, message: (await requestMessages()).login.terms.superseded }]);
}
