import { policyPath } from "#lib/console/policy/policy-path.ts";
import type { PolicyField } from "#lib/insurers/policy-field-spec.ts";
import { readPolicyField } from "#lib/insurers/policy-fields.ts";

/** The page that confirms a change, by the new value. */
export function changeHref(field: PolicyField, value: unknown): string {
  return `${policyPath(field)}?${new URLSearchParams({ to: JSON.stringify(value ?? null) })}`;
}

/** The field of a page's address. */
export function fieldOfPath(part: string): PolicyField | null {
  return readPolicyField(part.replace("-", "."));
}

/** The new value in a page's address; undefined for none, and for a text that is no JSON. */
export function readTo(to: string | string[] | undefined): unknown {
  try {
    return typeof to === "string" ? JSON.parse(to) : undefined;
  } catch {
    return undefined;
  }
}
