// Browser-safe: the page suggests a name after the dialog.
import type { Language } from "#lib/messages/language.ts";
import { phoneIn, suggestDeviceName } from "../suggest-name.ts";
import { passkeyProvider } from "./passkey-provider.ts";

/** The AAGUID's offset in authenticator data, after hash (32), flags (1) and counter (4); WebAuthn §6.1. */
const AAGUID_START = 37;

/** The AAGUID in `response.authenticatorData` (base64url), or undefined. */
export function readAaguid(authenticatorData: string): string | undefined {
  const bytes = atob(authenticatorData.replaceAll("-", "+").replaceAll("_", "/"));
  const hex = [...bytes.slice(AAGUID_START, AAGUID_START + 16)]
    .map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0"))
    .join("");
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") : undefined;
}

/** What says where a passkey was created: in this device, or in a phone by QR code and Bluetooth (WebAuthn §5.8.4). */
export type PasskeyPlace = { authenticatorAttachment?: string; response: { transports?: readonly string[] } };

function isInPhone({ authenticatorAttachment, response }: PasskeyPlace): boolean {
  const transports = response.transports ?? [];
  const isKey = transports.some((transport) => ["usb", "nfc", "ble"].includes(transport));
  return authenticatorAttachment === "cross-platform" && !isKey;
}

/** 「iCloud キーチェーン（2026年11月）」, “iCloud Keychain (November 2026)”; by the system where the provider is unknown. */
export function suggestPasskeyName(
  aaguid: string | undefined,
  userAgent: string | null,
  now: Date,
  language: Language,
  place: PasskeyPlace = { response: {} },
): string {
  const provider = aaguid && passkeyProvider(aaguid, language);
  return suggestDeviceName(userAgent, now, language, provider || (isInPhone(place) ? phoneIn(language) : undefined));
}
