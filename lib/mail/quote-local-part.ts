import "server-only";

/** RFC 5322 §3.2.3 dot-atom. */
const DOT_ATOM = /^[^\s".]+(?:\.[^\s".]+)*$/;

/**
 * An address as mail servers take it: old addresses of carriers have dots where none may be, and go
 * quoted, `"a..b"@docomo.ne.jp` (RFC 5321 §4.1.2). nodemailer does so by itself.
 * @param email as read by readEmail: neither quotes nor backslashes in it
 */
export function quoteLocalPart(email: string): string {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  return at < 1 || DOT_ATOM.test(local) ? email : `"${local}"${email.slice(at)}`;
}
