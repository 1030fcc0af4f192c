import "server-only";

/**
 * Makes a name safe for a mail: removes line breaks and control characters (header injection, forged lines),
 * bidirectional and zero-width marks (forged reading). Markup stays; rendering escapes it.
 */
export function inertText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cf}\p{Cs}]/gu, "")
    .trim();
}
