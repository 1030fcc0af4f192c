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
      <ul className="services">
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
    <li>
      <span>
        <Icon name={icon} />
      </span>
      {/* The link's area covers the whole card; its name is the service's alone. */}
      <a href={href} lang={japanese} aria-describedby={descriptions.length > 0 ? descriptions.join(" ") : undefined}>
        <Phrases>{name}</Phrases>
      </a>
      {note ? (
        <span id={noteId} lang={japanese} className="service-note">
          <Phrases>{note}</Phrases>
        </span>
      ) : null}
    </li>
  );
}
