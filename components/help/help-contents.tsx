import { Card } from "#components/ui/card.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { helpGroups } from "./help-topics.ts";

/** The list of problems, by group; each leads to its answer. */
export async function HelpContents({ insurer }: { insurer: Insurer }) {
  const { help } = await requestMessages();
  return (
    <nav aria-label={help.contents}>
      <Card className="space-y-8">
        {(await helpGroups(insurer)).map(({ id: group, title: heading, topics }) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className="font-700">
              {heading}
            </h2>
            <ul className="mt-2 divide-y divide-solid-gray-100 border-y border-solid-gray-100">
              {topics.map(({ id, title }) => (
                <li key={id} id={id}>
                  <Entry href={`/help/${id}`}>{title}</Entry>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <Entry href="#contact">{help.contactHeading}</Entry>
      </Card>
    </nav>
  );
}

function Entry({ href, children }: { href: string; children: string }) {
  return (
    <a
      href={href}
      className="flex min-h-14 items-center py-2 text-link underline underline-offset-4 hover:decoration-2"
    >
      <span>
        <Phrases>{children}</Phrases>
      </span>
    </a>
  );
}
