import "server-only";
import { type InsurerPolicy, policySchema } from "./policy-schema.ts";

/** A tenant, its policy parsed. */
export type Insurer = {
  id: string;
  slug: string;
  /** Host without port; relying party id of the insurer's passkeys. */
  host: string;
  name: string;
  shortName: string;
  isDemo: boolean;
  policy: InsurerPolicy;
};

type InsurerRow = {
  id: string;
  slug: string;
  host: string;
  name: string;
  shortName: string;
  isDemo: boolean;
  policy: unknown;
};

/** @throws when the stored policy does not match the schema */
export function toInsurer(row: InsurerRow): Insurer {
  const { id, slug, host, name, shortName, isDemo } = row;
  return { id, slug, host, name, shortName, isDemo, policy: policySchema.parse(row.policy) };
}
