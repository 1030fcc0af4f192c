"use server";
import { redirect } from "next/navigation";
import { textOf } from "#components/ui/failed-form.ts";
import { confirmEmailByLink } from "#lib/email-address/confirm-email-change.ts";
import { currentSession } from "#lib/web/request/current-session.ts";
import { inRequest } from "#lib/web/request/in-request.ts";

export async function confirmEmailByLinkAction(form: FormData): Promise<void> {
  const confirmed = await inRequest(confirmEmailByLink, textOf(form, "token"));
  // Without a token: the page for an invalid link.
  if (!confirmed.ok) redirect("/confirm-email");
  const isOwnBrowser = (await currentSession())?.member.id === confirmed.value.memberId;
  redirect(isOwnBrowser ? "/settings/profile?done=email" : "/confirm-email/done");
}
