import "server-only";
import type { InsurerPolicy } from "./policy-schema.ts";

export type Service = InsurerPolicy["services"][number] & {
  /** External: the provider's own site. Coming: a path of the portal without a page yet. */
  state: "external" | "coming";
};

/** The policy's services for a member of `kind`, in the insurer's order (spec §2). */
export function listServices(policy: Pick<InsurerPolicy, "services">, kind: "insured" | "dependent"): Service[] {
  return policy.services
    .filter(({ shownTo }) => shownTo === "everyone" || shownTo === kind)
    .map((service) => ({ ...service, state: service.href.startsWith("/") ? "coming" : "external" }));
}
