// Browser-safe: text in, text out.

/** 「〒100-0013」 of seven digits. */
export function formatPostalCode(digits: string): string {
  return `〒${digits.slice(0, 3)}-${digits.slice(3)}`;
}
