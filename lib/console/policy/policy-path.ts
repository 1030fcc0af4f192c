import "server-only";
import type { PolicyField } from "#lib/insurers/policy-field-spec.ts";

/** The page of one field of the policy: `session.idleMinutes` is at /policy/session-idleMinutes. */
export function policyPath(field: PolicyField): `/policy/${string}` {
  return `/policy/${field.replace(".", "-")}`;
}
