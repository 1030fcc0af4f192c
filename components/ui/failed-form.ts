import type { FormError, FormState } from "./form-state.ts";

/** The answer to a failed post: errors, and what was typed in the `kept` fields, which must hold no secret. */
export function failedForm(form: FormData, errors: FormError[], kept: readonly string[] = []): FormState {
  const values = kept.flatMap((name) => {
    const value = form.get(name);
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return { errors, values: Object.fromEntries(values) };
}

/** A field's JSON; undefined when it is invalid. */
export function jsonOf(form: FormData, name: string): unknown {
  try {
    return JSON.parse(textOf(form, name));
  } catch {
    return undefined;
  }
}

/** A field's text; empty for a missing field or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
