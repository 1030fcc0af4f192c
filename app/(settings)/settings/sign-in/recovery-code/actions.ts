"use server";
import type { FormState } from "#components/ui/form-state.ts";
import { passChange } from "#lib/sessions/pass-change.ts";
import { renewRecoveryCode } from "#lib/settings/verbs/renew-recovery-code.ts";

/** Answers with the code itself: it is in no address, no mail and no log, and is shown this once. */
export async function renewRecoveryCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const renewed = await passChange({ path: "/settings/sign-in/recovery-code", form }, renewRecoveryCode);
  return { errors: [], values: renewed.ok ? { code: renewed.value.code } : {} };
}
