import { AnnouncementList } from "#components/portal/announcement-list.tsx";
import { MemberServices } from "#components/portal/member-services.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { CardsContent } from "#lib/embed/cards.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** What a member sees first in the portal, without anything that changes something. */
export async function Cards({ announcements, ...menu }: CardsContent) {
  const { embed, portal } = await requestMessages();
  return (
    <main id="main" className="space-y-8 p-2">
      <PageTitle title={embed.cards.title} />
      <section aria-labelledby="services">
        <SectionHeading id="services" className="mb-4">
          {portal.top.servicesHeading}
        </SectionHeading>
        <MemberServices {...menu} />
      </section>
      <section aria-labelledby="announcements">
        <SectionHeading id="announcements" className="mb-4">
          {portal.top.announcementsHeading}
        </SectionHeading>
        <AnnouncementList announcements={announcements} />
      </section>
    </main>
  );
}
