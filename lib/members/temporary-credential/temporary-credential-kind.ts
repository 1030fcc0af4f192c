import "server-only";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { type CalendarDate, dateOfColumn } from "#lib/typed-text/calendar-date.ts";

type CredentialPolicy = Pick<InsurerPolicy, "temporaryCredential" | "formulaUntil">;

/**
 * The kind of a member's temporary credential: the formula only where the policy has it and the member joined (資格取得日)
 * by its last day (manuals 000 and 003); random for an unknown day.
 */
export function temporaryCredentialKind(policy: CredentialPolicy, qualifiedOn: Date | null): "random" | "formula" {
  if (policy.temporaryCredential === "random") return "random";
  if (policy.formulaUntil === undefined) return "formula";
  const day: CalendarDate | undefined = qualifiedOn ? dateOfColumn(qualifiedOn) : undefined;
  return day !== undefined && day <= policy.formulaUntil ? "formula" : "random";
}
