"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { revokeDocument } from "#lib/console/documents/documents.ts";
import { documentsText } from "#lib/messages/ja/console/documents.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { errors } = documentsText.revoke;

export async function revokeAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = (message: string) => failedForm(form, [{ field: "number", message }], ["number"]);
  const typed = textOf(form, "number").normalize("NFKC").trim();
  if (!/^\d{1,9}$/.test(typed)) return refused(errors.unreadable);
  const revoked = await asClerk(revokeDocument, Number(typed));
  if (revoked.ok) redirect("/documents?done=revoked");
  return refused(errors[revoked.code]);
}
