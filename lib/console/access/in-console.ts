import "server-only";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";

/** Runs `work` where the clerks' accounts are: in a transaction of the console, whoever's request it is. */
export async function inConsole<Value>(
  context: RequestContext,
  work: (scope: Scope) => Promise<Value>,
): Promise<Value> {
  const insurer = await findInsurerById(CONSOLE_ID);
  if (!insurer) throw new Error("the console has no row");
  return inInsurer({ ...context, insurer }, work);
}
