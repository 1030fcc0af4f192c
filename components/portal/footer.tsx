import { Icon } from "#components/ui/icons.tsx";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";
import { LanguageSwitch } from "./language-switch.tsx";

/** 「お困りのときは」: the same help at the same place on every page (WCAG 3.2.6). */
export async function Footer({ branding }: { branding: InsurerPolicy["branding"] }) {
  const { common, portal } = await requestMessages();
  const japanese = await langOfJapanese();
  return (
    <footer className="site-footer">
      <div>
        <h2 className="text-[1.125rem] font-700">
          <a href="/help" className="link text-inherit">
            {common.help}
          </a>
        </h2>
        <div className="mt-1 gap-x-12 gap-y-2 sm:flex sm:flex-wrap sm:items-baseline">
          <p lang={japanese}>{branding.contactName}</p>
          <p>
            <a href={`tel:${branding.contactPhone}`} className="link phone-link">
              <Icon name="phone" />
              <span className="sr-only">{portal.contact.phone}</span>
              {branding.contactPhone}
            </a>
          </p>
          <p>
            {portal.contact.hours}: <span lang={japanese}>{branding.contactHours}</span>
          </p>
          <div className="mt-2 ml-auto w-fit">
            <LanguageSwitch />
          </div>
        </div>
      </div>
    </footer>
  );
}
