"use server";
import { type FormState, initialFormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { renewRecoveryCode } from "#lib/settings/verbs/renew-recovery-code.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

/** Returns the code itself, which is shown this once and is in no URL, mail or log. */
export async function renewRecoveryCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const renewed = await passChange({ path: "/settings/sign-in/recovery-code", form }, renewRecoveryCode);
  if (!renewed.ok) return initialFormState;
  const { formats, recovery } = await requestMessages();
  const made = recovery.settings.made(formats.date((await requestContext()).now));
  return { errors: [], values: { code: renewed.value.code, made } };
}
