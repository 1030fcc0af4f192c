import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";
import { PlainShell } from "./plain-shell.tsx";

export type DemoInsurer = { name: string; monogram: string; url: string };

/** The page of plain localhost: the demo's insurers, each under its own host. */
export async function DemoInsurers({ insurers }: { insurers: readonly DemoInsurer[] }) {
  const text = (await requestMessages()).portal.demo;
  const japanese = await langOfJapanese();
  return (
    <PlainShell>
      <PageTitle title={text.title} />
      <PageHeading>{text.title}</PageHeading>
      <Lead className="mt-3 mb-8">{text.lead}</Lead>
      <ul className="space-y-3">
        {insurers.map(({ name, monogram, url }) => (
          <li key={url}>
            <Card className="relative flex items-center gap-4 hover:border-link sm:p-6">
              <span
                aria-hidden="true"
                className="flex size-[3rem] shrink-0 items-center justify-center rounded-12 bg-solid-gray-700 text-[1.25rem] leading-none font-700 text-white"
              >
                {monogram}
              </span>
              <span className="min-w-0">
                <a
                  href={url}
                  lang={japanese}
                  className="font-700 text-link underline underline-offset-4 after:absolute after:inset-0 after:content-['']"
                >
                  {name}
                </a>
                <span className="block text-[1rem] text-quiet">{url}</span>
              </span>
            </Card>
          </li>
        ))}
      </ul>
    </PlainShell>
  );
}
