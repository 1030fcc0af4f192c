import { LOGIN_ID_MAX, LOGIN_ID_MIN } from "#lib/kernel/limits.ts";
import { forgiveHyphens } from "./forgive.ts";

export type LoginIdProblem =
  | "empty"
  | "too-short"
  | "too-long"
  | "letter-missing"
  | "digit-missing"
  | "forbidden-character"
  | "reserved";

/** Could pass for the insurer or the service, whatever digits and marks are added: `admin-001`. */
const RESERVED = new Set([
  "admin",
  "administrator",
  "hostmaster",
  "kenpo",
  "kenpoportal",
  "noreply",
  "operator",
  "portal",
  "postmaster",
  "root",
  "security",
  "support",
  "system",
  "webmaster",
]);

/**
 * The form in which user IDs are stored and compared: half width, lower case (manual 004, 2-1 ⑦). It judges nothing:
 * the login form takes every stored ID, also a temporary one that breaks the rules for chosen ones.
 */
export function foldLoginId(text: string): string {
  return forgiveHyphens(forgiveHyphens(text).toLowerCase());
}

/** The rules that a folded ID breaks, in reading order. */
export function loginIdProblems(folded: string): LoginIdProblem[] {
  if (folded === "") return ["empty"];
  const length = [...folded].length;
  const rules: [LoginIdProblem, boolean][] = [
    ["too-short", length < LOGIN_ID_MIN],
    ["too-long", length > LOGIN_ID_MAX],
    ["letter-missing", !/[a-z]/.test(folded)],
    ["digit-missing", !/[0-9]/.test(folded)],
    ["forbidden-character", /[^a-z0-9\-_.@]/.test(folded)],
    ["reserved", RESERVED.has(folded.replaceAll(/[^a-z]/g, ""))],
  ];
  return rules.filter(([, isBroken]) => isBroken).map(([problem]) => problem);
}
