import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import { asOperator } from "./operator.ts";
import { requireInsurer } from "./require-insurer.ts";
import { withDatabase } from "./with-database.ts";

/** Opens the database, and runs `act` as this operator for the insurer of `--insurer`, if there is one. */
export function forInsurer(slug: string, act: (context: RequestContext) => Promise<boolean>): Promise<void> {
  return withDatabase(async () => {
    const insurer = await requireInsurer(slug);
    return insurer !== null && act(await asOperator(insurer));
  });
}

/** Runs a verb in one transaction, and prints what came of it. @returns whether it succeeded */
export async function act<Value, Code extends string>(
  context: RequestContext,
  verb: (scope: Scope) => Promise<Result<Value, Code>>,
  done: (value: Value) => string,
  failures: Record<Code, string>,
): Promise<boolean> {
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const outcome = await inInsurer(context, verb);
  if (outcome.ok) console.log(done(outcome.value));
  else console.error(failures[outcome.code]);
  return outcome.ok;
}

/** A command that is one verb for the insurer of `--insurer`. */
export function actFor<Value, Code extends string>(
  slug: string,
  verb: (scope: Scope) => Promise<Result<Value, Code>>,
  done: (value: Value) => string,
  failures: Record<Code, string>,
): Promise<void> {
  return forInsurer(slug, (context) => act(context, verb, done, failures));
}
