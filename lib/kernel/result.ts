// Browser-safe: forms read with it what was typed.

type Ok<Value> = { ok: true; value: Value };

/** The outcome of a verb. Expected failures are closed codes, which the compiler checks; anything else is thrown. */
export type Result<Value, Code extends string> = Ok<Value> | { ok: false; code: Code };

export function ok(): Ok<undefined>;
export function ok<Value>(value: Value): Ok<Value>;
export function ok(value?: unknown): Ok<unknown> {
  return { ok: true, value };
}

export function fail<Code extends string>(code: Code): Result<never, Code> {
  return { ok: false, code };
}

/** What was typed is wrong: with everything to mend, in the order of the form. */
export type Refused<Problem extends string> = { ok: false; code: "refused"; problems: Problem[] };

/** What was typed as it is stored, or everything that is wrong with it. */
export type Read<Value, Problem extends string> = Ok<Value> | Refused<Problem>;

/** The problems among what each field was found to have, null for a field without one. */
export function problemsIn<Problem extends string>(found: readonly (Problem | null)[]): Problem[] {
  return found.filter((problem) => problem !== null);
}

export function refuse<Problem extends string>(problems: Problem[]): Refused<Problem> {
  return { ok: false, code: "refused", problems };
}
