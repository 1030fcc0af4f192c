"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { startDelivery } from "#lib/console/documents/documents.ts";
import { readNumbers } from "#lib/console/letters/read-numbers.ts";
import { documentsText } from "#lib/messages/ja/console/documents.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { errors } = documentsText.new;

export async function deliverAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = (field: string, message: string) => failedForm(form, [{ field, message }], ["who", "numbers"]);
  const read = textOf(form, "who") === "listed" ? readNumbers(textOf(form, "numbers")) : null;
  if (read && !read.ok) {
    return refused("numbers", read.code === "unreadable" ? errors.unreadable(read.line) : errors[read.code]);
  }
  const started = await asClerk(startDelivery, read?.value ?? null);
  if (started.ok) redirect(`/jobs/${started.value.jobId}`);
  return refused(read ? "numbers" : "who", errors[started.code]);
}
