import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";

/** SQL: whether a row `member` gets no paper, because the temporary password is the formula, as `temporaryCredentialKind` says. */
export function hasFormula({ temporaryCredential, formulaUntil }: InsurerPolicy): Prisma.Sql {
  if (temporaryCredential === "random") return Prisma.sql`false`;
  if (formulaUntil === undefined) return Prisma.sql`true`;
  return Prisma.sql`coalesce(member."qualifiedOn" <= ${formulaUntil}::date, false)`;
}
