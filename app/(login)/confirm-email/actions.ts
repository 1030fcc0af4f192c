"use server";
import { redirect } from "next/navigation";
import { textOf } from "#components/ui/failed-form.ts";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { confirmEmailByLink } from "#lib/login-flow/verbs/confirm-email.ts";
import { requestContext } from "#lib/sessions/request-context.ts";

export async function confirmEmailByLinkAction(form: FormData): Promise<void> {
  const context = await requestContext();
  const confirmed = await inInsurer(context.insurer.id, (tx) => confirmEmailByLink(tx, context, textOf(form, "token")));
  // Without its token, the page of a dead link.
  redirect(confirmed.ok ? "/confirm-email/done" : "/confirm-email");
}
