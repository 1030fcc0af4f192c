/**
 * What every typed text goes through before it is judged (spec §3): full-width
 * and half-width forms become one (NFKC), invisible characters go, blanks become
 * plain ones, the ends are trimmed. Never for passwords.
 */
export function forgive(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}|(?!\s)\p{Cc}/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** `forgive`, and every dash a Japanese keyboard makes is a hyphen: ‐ ‑ – — ― − ー. */
export function forgiveHyphens(text: string): string {
  return forgive(text).replace(/[\u2010-\u2015\u2212\u30fc]/gu, "-");
}
