import type { Service } from "#lib/insurers/list-services.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { ServiceMenu } from "./service-menu.tsx";

type MemberServicesProps = {
  services: readonly Service[];
  /** The insurer has switched 「資格情報」 on. */
  hasEligibility: boolean;
};

/** The menu of a member, the same in the portal and in the cards: 「資格情報」 comes first. */
export async function MemberServices({ services, hasEligibility }: MemberServicesProps) {
  const { title: name, tileNote: note } = (await requestMessages()).eligibility;
  const eligibility = { icon: "card", name, note, href: "/eligibility", isElsewhere: false, isOurs: true } as const;
  return <ServiceMenu services={hasEligibility ? [eligibility, ...services] : services} />;
}
