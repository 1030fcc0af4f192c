import type { FormError } from "#components/ui/form-state.ts";

/** The errors of problems that are named `<field>-<what is wrong>`, or by their field alone. */
export function fieldErrors<Problem extends string>(
  problems: readonly Problem[],
  sentenceOf: (problem: Problem) => string,
): FormError[] {
  return problems.map((problem) => ({ field: problem.split("-", 1)[0] ?? null, message: sentenceOf(problem) }));
}
