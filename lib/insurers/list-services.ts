import "server-only";
import type { InsurerPolicy } from "./policy-schema.ts";

/** A service that its members are signed in to through the portal (app/(portal)/connect), on a site of its own. */
const SIGNED_IN_SERVICE = /^\/connect\/service\/[a-z][a-z0-9-]+$/;

/** Pages of the portal to which a service may lead; behind every other path of ours there is nothing yet. */
export const PORTAL_PAGE = /^\/(?:help|settings\/(?:profile|email|sign-in|history))(?:[/#][a-z0-9-]+)?$/;

export type Service = Omit<InsurerPolicy["services"][number], "href"> & {
  href: string;
  /** On another site than the portal's. */
  isElsewhere: boolean;
};

/**
 * The services of the policy meant for a member of `kind`, in the insurer's order
 * (spec §2). One that is still prepared, without an address, or with a path of ours that no page answers, leads nowhere: members do not
 * see it.
 */
export function listServices(policy: Pick<InsurerPolicy, "services">, kind: "insured" | "dependent"): Service[] {
  return policy.services
    .filter(({ isPreparing }) => !isPreparing)
    .filter(({ shownTo }) => shownTo === "everyone" || shownTo === kind)
    .flatMap(({ href, ...service }) => {
      const isElsewhere = href !== undefined && (href.startsWith("https:") || SIGNED_IN_SERVICE.test(href));
      return href && (isElsewhere || PORTAL_PAGE.test(href)) ? [{ ...service, href, isElsewhere }] : [];
    });
}
