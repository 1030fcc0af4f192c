// Loaded when 「次へ」 is pressed: most who open the page read it first.
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  startRegistration,
} from "@simplewebauthn/browser";
import { readAaguid, suggestPasskeyName } from "#lib/credentials/passkey/suggest-passkey-name.ts";
import type { Language } from "#lib/messages/language.ts";

export type RegisteredPasskey = { response: RegistrationResponseJSON; suggestedName: string };

/** The browser's dialog, and a name for what it made. @throws what passkeyFailure reads */
export async function registerPasskey(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
  language: Language,
): Promise<RegisteredPasskey> {
  const registered = await startRegistration({ optionsJSON });
  const { authenticatorData } = registered.response;
  const aaguid = authenticatorData ? readAaguid(authenticatorData) : undefined;
  const suggestedName = suggestPasskeyName(aaguid, navigator.userAgent, new Date(), language, registered);
  return { response: registered, suggestedName };
}
