import type { FormError, FormState } from "./form-state.ts";

/**
 * The answer to a failed post: what to mend, and what was typed in the `kept`
 * fields. A field that is not named is not sent back; secrets never are.
 */
export function failedForm(form: FormData, errors: FormError[], kept: readonly string[] = []): FormState {
  const values = kept.flatMap((name) => {
    const value = form.get(name);
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return { errors, values: Object.fromEntries(values) };
}

/** What the JSON in a field says; undefined when it is none. */
export function jsonOf(form: FormData, name: string): unknown {
  try {
    return JSON.parse(textOf(form, name));
  } catch {
    return undefined;
  }
}

/** The text of a field, or nothing; a file posted in its place is nothing too. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
