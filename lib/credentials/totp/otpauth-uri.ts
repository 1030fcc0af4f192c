import "server-only";
import { CODE_DIGITS, TOTP_PERIOD_SECONDS } from "#lib/kernel/limits.ts";

/** A colon separates issuer and account; some apps split at an encoded one too. */
function withoutColons(text: string): string {
  return text
    .replace(/[:\uff1a]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * `otpauth://totp/issuer:account?…` in Google's key URI format, which the apps and extensions of the manuals read.
 * Percent-encoded, because some apps show `+` for a space. otplib's generateURI leaves out default algorithm, digits
 * and period; the apps of the manuals must not have to guess them.
 */
export function otpauthUri({ issuer, account, secretBase32 }: Record<"issuer" | "account" | "secretBase32", string>) {
  const encodedIssuer = encodeURIComponent(withoutColons(issuer));
  const label = `${encodedIssuer}:${encodeURIComponent(withoutColons(account))}`;
  const query = `secret=${secretBase32}&issuer=${encodedIssuer}&algorithm=SHA1&digits=${CODE_DIGITS}&period=${TOTP_PERIOD_SECONDS}`;
  return `otpauth://totp/${label}?${query}`;
}
