import "server-only";

/** RFC 5322 §3.2.3 dot-atom. */
const DOT_ATOM = /^[^\s".]+(?:\.[^\s".]+)*$/;

/**
 * Quotes the local part of old carrier addresses, `"a..b"@docomo.ne.jp` (RFC 5321 §4.1.2); nodemailer does it by itself.
 * @param email as read by readEmail: without quotes or backslashes
 */
export function quoteLocalPart(email: string): string {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  return at < 1 || DOT_ATOM.test(local) ? email : `"${local}"${email.slice(at)}`;
}
