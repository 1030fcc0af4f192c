import "server-only";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { requestContext } from "./read-request-context.ts";

/**
 * Runs a query or verb in this request's scope, in one transaction: `await inRequest(listPasskeys, { memberId })`, or
 * several together, `await inRequest(async (scope) => …)`. Forms of the login flow and the settings use lib/web/frames
 * instead.
 */
export function inRequest<Value>(work: (scope: Scope) => Promise<Value>): Promise<Value>;
export function inRequest<Input, Value>(
  work: (scope: Scope, input: Input) => Promise<Value>,
  input: Input,
): Promise<Value>;
export async function inRequest<Input, Value>(
  work: (scope: Scope, input: Input) => Promise<Value>,
  input?: Input,
): Promise<Value> {
  // The overloads require an input exactly where `work` takes one.
  return inInsurer(await requestContext(), (scope) => work(scope, input as Input));
}
