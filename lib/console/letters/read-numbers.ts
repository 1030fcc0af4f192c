import "server-only";
import { MAX_LISTED_MEMBERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { readSearch } from "../members/read-search.ts";
import type { ListedNumber } from "./letter-target.ts";

/**
 * Reads a typed or pasted list, one 記号-番号 or 記号-番号-枝番 a line, in any width; columns of a spreadsheet too.
 * @returns the first line that is none, as typed
 */
export function readNumbers(
  typed: string,
): Result<ListedNumber[], "empty" | "too-many"> | { ok: false; code: "unreadable"; line: string } {
  const lines = typed
    .split(/[\r\n,、，]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === 0) return fail("empty");
  if (lines.length > MAX_LISTED_MEMBERS) return fail("too-many");
  const numbers: ListedNumber[] = [];
  for (const line of lines) {
    const read = readSearch(line.replace(/\t/gu, "-"));
    if (read?.by !== "number" || read.symbol === null) return { ok: false, code: "unreadable", line };
    numbers.push({ symbol: read.symbol, number: read.number, branch: read.branch });
  }
  return ok(numbers);
}
