// Browser-safe: the page shows what the server will say.
import { LONG_PASSWORD_CHARACTERS } from "#lib/kernel/limits.ts";

/** Problems that the page finds without the server, in display order. */
export type PasswordRuleProblem =
  | "too-short"
  | "too-long"
  | "forbidden-character"
  | "missing-class"
  | "equals-login-id"
  | "contains-login-id"
  | "made-of-context-words";

export type PasswordRules = {
  /** In code points. */
  min: number;
  max: number;
  /** Upper case, lower case, digit and symbol at least once each; not required from 15 characters. */
  requireClasses: boolean;
  forbidLoginId: boolean;
  /** Folded; null when there is none. */
  loginId: string | null;
  /** Lower-case letters and digits (context-words.ts). */
  contextWords: readonly string[];
};

/** Half-width letters, digits and ASCII symbols; phones type ¥ as U+00A5 (manual 004, 2-1 ⑧). */
const ALLOWED = /^[!-~\u00a5]*$/;

const CLASSES = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** Whether `text` is a concatenation of `words`; visits every reachable position once. */
function isRowOf(words: readonly string[], text: string): boolean {
  const reachable = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    if (!reachable.has(at)) continue;
    for (const word of words) if (word && text.startsWith(word, at)) reachable.add(at + word.length);
  }
  return text.length > 0 && reachable.has(text.length);
}

/** All problems of a password (spec §3; ASVS 6.2.1, 6.2.9, 6.2.11), as typed: NFC, no trimming, no case change. */
export function passwordProblems(password: string, rules: PasswordRules): PasswordRuleProblem[] {
  const exact = password.normalize("NFC");
  const folded = exact.toLowerCase();
  const length = [...exact].length;
  const hasAllClasses = CLASSES.every((oneOf) => oneOf.test(exact));
  const isLoginId = rules.loginId !== null && folded === rules.loginId;
  const containsLoginId = rules.loginId !== null && folded.includes(rules.loginId);
  const found: [PasswordRuleProblem, boolean][] = [
    ["too-short", length < rules.min],
    ["too-long", length > rules.max],
    ["forbidden-character", !ALLOWED.test(exact)],
    ["missing-class", rules.requireClasses && length < LONG_PASSWORD_CHARACTERS && !hasAllClasses],
    ["equals-login-id", isLoginId],
    ["contains-login-id", rules.forbidLoginId && containsLoginId && !isLoginId],
    ["made-of-context-words", isRowOf(rules.contextWords, folded.replace(/[^a-z0-9]/g, ""))],
  ];
  return found.filter(([, isFound]) => isFound).map(([problem]) => problem);
}

export type PasswordWarning = "yen-or-backslash";

/** Phones type ¥ (U+00A5), PCs type \ (U+005C): both are accepted, and differ. */
export function passwordWarnings(password: string): PasswordWarning[] {
  return /[\\\u00a5]/.test(password) ? ["yen-or-backslash"] : [];
}
