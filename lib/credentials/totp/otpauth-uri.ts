import "server-only";
import { CODE_DIGITS, TOTP_PERIOD_SECONDS } from "#lib/kernel/limits.ts";

/** A colon parts issuer and account in the label, and some apps split at an encoded one too. */
function withoutColons(text: string): string {
  return text
    .replace(/[:\uff1a]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * `otpauth://totp/issuer:account?…` as Google's key URI format has it: what the
 * apps and browser extensions of the manuals read. Percent-encoded throughout,
 * as some apps show `+` for a blank. Not by otplib's generateURI: that leaves out
 * algorithm, digits and period when they are the defaults, and an app of the
 * manuals must not have to guess them.
 */
export function otpauthUri({ issuer, account, secretBase32 }: Record<"issuer" | "account" | "secretBase32", string>) {
  const encodedIssuer = encodeURIComponent(withoutColons(issuer));
  const label = `${encodedIssuer}:${encodeURIComponent(withoutColons(account))}`;
  const query = `secret=${secretBase32}&issuer=${encodedIssuer}&algorithm=SHA1&digits=${CODE_DIGITS}&period=${TOTP_PERIOD_SECONDS}`;
  return `otpauth://totp/${label}?${query}`;
}
