import { Icon } from "#components/ui/icons.tsx";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";
import { LanguageSwitch } from "./language-switch.tsx";

/** 「お困りのときは」: the same help at the same place on every page (WCAG 3.2.6). */
export async function Footer({ branding }: { branding: InsurerPolicy["branding"] }) {
  const { common, portal } = await requestMessages();
  const japanese = await langOfJapanese();
  return (
    <footer className="border-t border-solid-gray-100 bg-white print:break-inside-avoid">
      <div className="mx-auto max-w-[76rem] px-4 py-8 sm:px-6">
        <h2 className="text-[1.125rem] font-700">
          <a href="/help" className="inline-flex min-h-12 items-center underline underline-offset-4 hover:decoration-2">
            {common.help}
          </a>
        </h2>
        <div className="mt-1 gap-x-12 gap-y-2 sm:flex sm:flex-wrap sm:items-baseline">
          <p lang={japanese}>{branding.contactName}</p>
          <p>
            <a
              href={`tel:${branding.contactPhone}`}
              className="inline-flex min-h-12 items-center gap-2 text-[1.375rem] font-700 tabular-nums text-link underline underline-offset-4 hover:decoration-2"
            >
              <Icon name="phone" className="size-[1.5rem]" />
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
