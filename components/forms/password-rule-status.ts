// Browser-safe: the page shows with it what it knows of a password, and what it does not.
import type { PasswordRuleProblem } from "#lib/credentials/password/password-rules.ts";

/** One line of the rules. */
export type PasswordRuleLine = {
  text: string;
  /** What a browser can find against it. */
  problems: readonly PasswordRuleProblem[];
  /** The server's sentences that mean it is not met. */
  refusals: readonly string[];
  /** Only the server can say that it is met: it has the list of common passwords, and knows the member. */
  isServers?: boolean;
};

/** `unknown` until it is typed or, for what a browser cannot judge, until the server has answered. */
export type PasswordRuleStatus = "unknown" | "met" | "notMet" | "refused";

/**
 * @param problems of what stands in the field; null while nothing does
 * @param answers the server's sentences about the password before it
 */
export function passwordRuleStatus(
  line: PasswordRuleLine,
  { problems, answers }: { problems: readonly PasswordRuleProblem[] | null; answers: readonly string[] },
): PasswordRuleStatus {
  if (problems === null) return line.refusals.some((refusal) => answers.includes(refusal)) ? "refused" : "unknown";
  if (line.problems.some((problem) => problems.includes(problem))) return "notMet";
  return line.isServers ? "unknown" : "met";
}
