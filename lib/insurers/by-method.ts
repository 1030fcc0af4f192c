import "server-only";
import { METHODS, type Method } from "./policy-schema.ts";

/** One value for each method. */
export function byMethod<Value>(value: (method: Method) => Value): Record<Method, Value> {
  return Object.fromEntries(METHODS.map((method) => [method, value(method)])) as Record<Method, Value>;
}
