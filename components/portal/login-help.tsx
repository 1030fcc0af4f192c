import { Card } from "#components/ui/card.tsx";
import { Details } from "#components/ui/details.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { Icon } from "#components/ui/icons.tsx";
import { inPlace } from "#components/ui/in-place.ts";
import { Lead } from "#components/ui/lead.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";

/** 「はじめてログインする方へ」 on the portal's top, with what to prepare. */
export async function LoginHelp({ blocks }: { blocks: InsurerPolicy["loginHelp"] }) {
  if (blocks.length === 0) return null;
  const text = (await requestMessages()).portal.top;
  return (
    <section aria-labelledby="login-help">
      <SectionHeading id="login-help">{text.helpHeading}</SectionHeading>
      <Lead className="mt-1 text-quiet">{text.helpLead}</Lead>
      <Details summary={text.helpGroups} className="mt-4">
        <LoginHelpGroups blocks={blocks} />
      </Details>
      <Details summary={text.environment}>
        <Lead>{text.environmentText}</Lead>
      </Details>
    </section>
  );
}

/** One folded block for each group of members: its first user ID and password. */
export async function LoginHelpGroups({ blocks }: { blocks: InsurerPolicy["loginHelp"] }) {
  return (
    <Card className="py-1 sm:py-1">
      <ul lang={await langOfJapanese()} className="divide-y divide-solid-gray-100">
        {inPlace(blocks).map(({ key, item: { title, paragraphs } }) => (
          <li key={key}>
            <details className="fold-card">
              <summary>
                <span>
                  <Phrases>{title}</Phrases>
                </span>
                <Icon name="chevron" />
              </summary>
              <div className="space-y-3 pb-5">
                {inPlace(paragraphs).map(({ key, item }) => (
                  <p key={key}>{item}</p>
                ))}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
