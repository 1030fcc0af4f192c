import { AnnouncementList } from "#components/portal/announcement-list.tsx";
import { ServiceMenu } from "#components/portal/service-menu.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { CardsContent } from "#lib/embed/cards.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** What a member sees first in the portal, without anything that changes something. */
export async function Cards({ services, announcements }: CardsContent) {
  const text = (await requestMessages()).embed.cards;
  return (
    <main id="main" className="space-y-8 p-2">
      <PageTitle title={text.title} />
      <section aria-labelledby="services">
        <SectionHeading id="services" className="mb-4">
          {text.servicesHeading}
        </SectionHeading>
        <ServiceMenu services={services} />
      </section>
      <section aria-labelledby="announcements">
        <SectionHeading id="announcements" className="mb-4">
          {text.announcementsHeading}
        </SectionHeading>
        <AnnouncementList announcements={announcements} />
      </section>
    </main>
  );
}
