import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { readEmail } from "#lib/typed-text/email.ts";
import { likelyEmail } from "#lib/typed-text/likely-email.ts";

/**
 * Asks once about an address that looks mistyped; posted again unchanged, it is taken. The form has a KeptField "asked".
 * @param kept the form's fields, as for failedForm
 */
export async function askAboutSlip(form: FormData, kept: readonly string[]): Promise<FormState | null> {
  const read = readEmail(textOf(form, "email"));
  const likely = read.ok && textOf(form, "asked") !== read.value ? likelyEmail(read.value) : null;
  if (!read.ok || likely === null) return null;
  const { login } = await requestMessages();
  const { values, ...refused } = failedForm(form, [{ field: "email", message: login.email.slip(likely) }], kept);
  return { ...refused, values: { ...values, asked: read.value } };
}
