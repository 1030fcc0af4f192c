"use server";
import { redirect } from "next/navigation";
import { textOf } from "#components/ui/failed-form.ts";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { undoEmailChange } from "#lib/settings/verbs/undo-email-change.ts";
import { requestContext } from "#lib/web/request/request-context.ts";

export async function undoEmailChangeAction(form: FormData): Promise<void> {
  const context = await requestContext();
  const undone = await inInsurer(context.insurer.id, (tx) => undoEmailChange(tx, context, textOf(form, "token")));
  // Without its token, the page of a dead link.
  redirect(undone.ok ? "/undo-email/done" : "/undo-email");
}
