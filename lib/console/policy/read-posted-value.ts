import "server-only";
import type { PolicyField } from "#lib/insurers/policy-field-spec.ts";
import { fieldSpec } from "#lib/insurers/policy-fields.ts";
import { METHODS } from "#lib/insurers/policy-schema.ts";

/** The choice of nothing, where a value is optional. */
export const NOTHING = "none";

/** Names of the controls of one field's form. */
export const METHOD_CONTROLS = METHODS.map((_, index) => `method${index + 1}`);
export const noteControl = (method: string) => `note-${method}`;

/** All controls of a field's form; an error is shown at the first. */
export function controlsOf(field: PolicyField): readonly string[] {
  switch (fieldSpec(field).kind) {
    case "methods":
      return METHOD_CONTROLS;
    case "notes":
      return METHODS.map(noteControl);
    default:
      return ["value"];
  }
}

/**
 * What a field's form was filled in with, as JSON has it; whether the insurer may choose it is judged by changeValue.
 * @param textOf a control's text by its name; empty for a missing one
 */
export function readPostedValue(field: PolicyField, textOf: (name: string) => string): unknown {
  const spec = fieldSpec(field);
  const text = textOf("value").normalize("NFKC").trim();
  switch (spec.kind) {
    case "number":
      return /^\d{1,4}$/.test(text) ? Number(text) : text;
    case "flag":
      return text === "true" || (text === "false" ? false : text);
    case "date":
      return text === "" ? null : text;
    case "method":
      return text === NOTHING ? null : text;
    case "methods":
      return METHOD_CONTROLS.map(textOf).filter((method) => method !== NOTHING && method !== "");
    case "notes": {
      const notes = METHODS.map((method) => [method, textOf(noteControl(method)).trim()] as const);
      return Object.fromEntries(notes.filter(([, note]) => note !== ""));
    }
    default:
      return text;
  }
}
