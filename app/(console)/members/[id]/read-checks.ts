import { IDENTITY_CHECKS, type IdentityCheck } from "#lib/console/members/identity-check.ts";

/** The ticked boxes of the identity check. */
export function readChecks(form: FormData): IdentityCheck[] {
  return IDENTITY_CHECKS.filter((check) => form.has(`check-${check}`));
}
