"use server";
import { redirect } from "next/navigation";
import { textOf } from "#components/ui/failed-form.ts";
import { confirmEmailByLink } from "#lib/login-flow/verbs/confirm-email.ts";
import { confirmEmailChangeByLink } from "#lib/settings/verbs/confirm-email-change.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { inRequest } from "#lib/web/request/in-request.ts";

/** Either link says of which kind it is: of the wizard, or of 「Eメール変更」. */
export async function confirmEmailByLinkAction(form: FormData): Promise<void> {
  const token = textOf(form, "token");
  const confirmed = await inRequest(confirmEmailByLink, token);
  if (confirmed.ok) redirect("/confirm-email/done");
  const changed = await inRequest(confirmEmailChangeByLink, token);
  // Without its token, the page of a dead link.
  if (!changed.ok) redirect("/confirm-email");
  const isOwnBrowser = (await currentSession())?.member.id === changed.value.memberId;
  redirect(isOwnBrowser ? "/settings/profile?done=email" : "/confirm-email/done");
}
