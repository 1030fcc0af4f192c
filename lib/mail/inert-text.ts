import "server-only";

/**
 * A name as it may stand in a mail: without line breaks and control characters
 * (header injection, forged lines), without bidirectional and zero-width marks
 * (forged reading). Markup stays as typed; rendering escapes it.
 */
export function inertText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cf}\p{Cs}]/gu, "")
    .trim();
}
