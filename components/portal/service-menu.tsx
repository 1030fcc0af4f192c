import { Icon } from "#components/ui/icons.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import type { Service } from "#lib/insurers/list-services.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";

/** `isOurs`: a page of the portal itself, named in the page's language. */
type MenuService = Pick<Service, "icon" | "name" | "href" | "note" | "isElsewhere"> & { isOurs?: boolean };

/** サービスメニュー: one card for each service; two a row on phones, as many as fit on PC. */
export async function ServiceMenu({ services }: { services: readonly MenuService[] }) {
  const text = (await requestMessages()).portal.top;
  if (services.length === 0) return <p className="text-quiet">{text.noServices}</p>;
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(8.5rem,100%),1fr))] gap-3 sm:grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] sm:gap-4">
        {services.map((service, position) => (
          <ServiceCard key={service.name} service={service} noteId={`service-${position}-note`} />
        ))}
      </ul>
      <p id="services-elsewhere" hidden>
        {text.opensOtherSite}
      </p>
    </>
  );
}

async function ServiceCard({ service, noteId }: { service: MenuService; noteId: string }) {
  const { icon, name, href, note, isElsewhere, isOurs } = service;
  const japanese = isOurs ? undefined : await langOfJapanese();
  const descriptions = [note ? noteId : "", isElsewhere ? "services-elsewhere" : ""].filter(Boolean);
  return (
    <li className="group relative flex flex-col items-center gap-2 rounded-16 border border-solid-gray-100 bg-white p-4 text-center hover:border-link hover:ring-1 hover:ring-link sm:p-6">
      <span className="flex size-[3.5rem] items-center justify-center rounded-full bg-tint text-link sm:size-[4rem]">
        <Icon name={icon} className="size-[2rem]" />
      </span>
      {/* The link's area covers the whole card; its name is the service's alone. */}
      <a
        href={href}
        lang={japanese}
        aria-describedby={descriptions.length > 0 ? descriptions.join(" ") : undefined}
        className="leading-[1.5] font-700 text-balance after:absolute after:inset-0 after:rounded-16 after:content-[''] group-hover:underline group-hover:underline-offset-4"
      >
        <Phrases>{name}</Phrases>
      </a>
      {note ? (
        <span id={noteId} lang={japanese} className="text-[1rem] leading-[1.5] text-balance text-quiet">
          <Phrases>{note}</Phrases>
        </span>
      ) : null}
    </li>
  );
}
