import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import { asOperator } from "./operator.ts";
import { requireInsurer } from "./require-insurer.ts";

/** Runs a verb for the insurer of `--insurer`, and prints what came of it. @returns whether it succeeded */
export async function actFor<Value, Code extends string>(
  slug: string,
  verb: (scope: Scope) => Promise<Result<Value, Code>>,
  done: (value: Value) => string,
  failures: Record<Code, string>,
): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const outcome = await inInsurer(await asOperator(insurer), verb);
  if (outcome.ok) console.log(done(outcome.value));
  else console.error(failures[outcome.code]);
  return outcome.ok;
}
