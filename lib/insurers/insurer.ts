import "server-only";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { CONSOLE_POLICY } from "./console-policy.ts";
import { type InsurerPolicy, policySchema } from "./policy-schema.ts";

/** A tenant, its policy parsed. */
export type Insurer = {
  id: string;
  slug: string;
  /** Host without port: the origin of its pages. */
  host: string;
  /** Relying party id of its passkeys: the host, or the former one under which they were made. */
  passkeyHost: string;
  name: string;
  shortName: string;
  isDemo: boolean;
  /** Served to nobody (insurers disable). */
  isDisabled: boolean;
  policy: InsurerPolicy;
  /** Counts the policy's changes. */
  policyVersion: number;
};

type InsurerRow = Omit<Insurer, "passkeyHost" | "policy" | "isDisabled"> & {
  passkeyHost: string | null;
  disabledAt: Date | null;
  policy: unknown;
};

/** @throws when the stored policy does not match the schema */
export function toInsurer(row: InsurerRow): Insurer {
  const { id, slug, host, name, shortName, isDemo, policyVersion } = row;
  const policy = id === CONSOLE_ID ? CONSOLE_POLICY : policySchema.parse(row.policy);
  const passkeyHost = row.passkeyHost ?? host;
  const isDisabled = row.disabledAt !== null;
  return { id, slug, host, passkeyHost, name, shortName, isDemo, isDisabled, policy, policyVersion };
}
