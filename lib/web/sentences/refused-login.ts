import "server-only";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** From this refusal on in one browser, the telephone is named. */
const REFUSALS_UNTIL_CALL = 3;

/**
 * What is said of a refused login: by the insurer and by the browser's own count alone, so that it is
 * the same whether an ID exists, is locked or is disabled (spec §5.8).
 */
export async function refusedLogin(
  { temporaryCredential, branding }: InsurerPolicy,
  refusals: number,
): Promise<{ field: null; message: string }[]> {
  const text = (await requestMessages()).login.loginForm;
  const { contactPhone, contactHours } = branding;
  return [
    text.refused,
    ...(temporaryCredential === "formula" ? [text.refusedFormula] : []),
    text.refusedHint,
    ...(refusals >= REFUSALS_UNTIL_CALL ? [text.refusedCall(contactPhone, contactHours)] : []),
  ].map((message) => ({ field: null, message }));
}
