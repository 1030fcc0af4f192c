/**
 * Applied to all typed text but passwords (spec §3): NFKC makes full and half width one, invisible characters are
 * removed, whitespace becomes plain spaces, the ends are trimmed.
 */
export function forgive(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}|(?!\s)\p{Cc}/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** As `forgive`; every dash of a Japanese keyboard becomes a hyphen: ‐ ‑ – — ― − ー. */
export function forgiveHyphens(text: string): string {
  return forgive(text).replace(/[\u2010-\u2015\u2212\u30fc]/gu, "-");
}
