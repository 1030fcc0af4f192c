import "server-only";
import type { InsurerPolicy } from "./policy-schema.ts";

export type Service = InsurerPolicy["services"][number] & {
  /** External: opens the provider's own site. Coming: an address of this portal that no page answers yet. */
  state: "external" | "coming";
};

/** The services of the policy meant for a member of `kind`, in the insurer's order (spec §2). */
export function listServices(policy: Pick<InsurerPolicy, "services">, kind: "insured" | "dependent"): Service[] {
  return policy.services
    .filter(({ shownTo }) => shownTo === "everyone" || shownTo === kind)
    .map((service) => ({ ...service, state: service.href.startsWith("/") ? "coming" : "external" }));
}
