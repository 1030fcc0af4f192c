import { CODE_DIGITS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { forgiveHyphens } from "./forgive.ts";

export type OneTimeCodeFailure = "empty" | "not-six-digits";

/** Reads a six-digit code as typed or pasted: 「123 456」, 「１２３－４５６」 (spec §3). */
export function readOneTimeCode(text: string): Result<string, OneTimeCodeFailure> {
  const compact = forgiveHyphens(text).replace(/[ -]/g, "");
  if (compact === "") return fail("empty");
  return compact.length === CODE_DIGITS && /^[0-9]+$/.test(compact) ? ok(compact) : fail("not-six-digits");
}
