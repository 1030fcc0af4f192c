import { ServiceMenu } from "#components/portal/service-menu.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import type { Service } from "#lib/console/services/read-service.ts";
import { listServices } from "#lib/insurers/list-services.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { services: text } = consoleText;
const KINDS = ["insured", "dependent"] as const;

/** The menu as a member of this kind sees it; its links can be tried. */
export function ServicePreview({ services, kind }: { services: Service[]; kind: (typeof KINDS)[number] }) {
  return (
    <section aria-labelledby="preview" className="space-y-4">
      <SectionHeading id="preview">{text.preview}</SectionHeading>
      <ul className="flex flex-wrap gap-x-6">
        {KINDS.map((each) => (
          <li key={each}>
            <a
              href={`/services?as=${each}#preview`}
              aria-current={each === kind ? "true" : undefined}
              className="inline-flex min-h-12 items-center text-link underline underline-offset-4 aria-[current=true]:font-700 aria-[current=true]:no-underline"
            >
              {text.previewAs[each]}
            </a>
          </li>
        ))}
      </ul>
      <ServiceMenu services={listServices({ services }, kind)} />
    </section>
  );
}
