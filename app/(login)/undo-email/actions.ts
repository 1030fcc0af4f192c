"use server";
import { redirect } from "next/navigation";
import { textOf } from "#components/ui/failed-form.ts";
import { undoEmailChange } from "#lib/email-address/undo-email-change.ts";
import { inRequest } from "#lib/web/request/in-request.ts";

export async function undoEmailChangeAction(form: FormData): Promise<void> {
  const undone = await inRequest(undoEmailChange, textOf(form, "token"));
  // Without a token: the page for an invalid link.
  redirect(undone.ok ? "/undo-email/done" : "/undo-email");
}
