/** Folds typed text but passwords (spec §3): NFKC, no invisible characters, plain spaces, trimmed. */
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
