// Browser-safe: forms read with it what was typed.

/** The outcome of a verb. Expected failures are closed codes, which the compiler checks; anything else is thrown. */
export type Result<Value, Code extends string> = { ok: true; value: Value } | { ok: false; code: Code };

export function ok(): Result<undefined, never>;
export function ok<Value>(value: Value): Result<Value, never>;
export function ok(value?: unknown): Result<unknown, never> {
  return { ok: true, value };
}

export function fail<Code extends string>(code: Code): Result<never, Code> {
  return { ok: false, code };
}
