import "server-only";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { requestContext } from "./read-request-context.ts";

/**
 * Runs a query or a verb in the scope of this request, in one transaction:
 * `await inRequest(listPasskeys, { memberId })`, or several at once,
 * `await inRequest(async (scope) => …)`. A form of the login flow or of the
 * settings goes through its frame instead (lib/web/frames).
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
  // The overloads give an input exactly where `work` takes one.
  return inInsurer(await requestContext(), (scope) => work(scope, input as Input));
}
