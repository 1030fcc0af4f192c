import { Card } from "#components/ui/card.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { helpGroups } from "./help-topics.ts";

/** The list of problems; not printed, because the answers follow. */
export async function HelpContents({ insurer }: { insurer: Insurer }) {
  const { help } = await requestMessages();
  const contact = { href: "#contact", label: help.contactHeading };
  return (
    <nav id="contents" aria-label={help.contents} className="print:hidden">
      <Card className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {(await helpGroups(insurer)).map(({ id, title, topics }) => (
          <div key={id}>
            <p className="font-700">{title}</p>
            <LinkList links={topics.map((topic) => ({ href: `#${topic.id}`, label: topic.title }))} />
          </div>
        ))}
        <LinkList links={[contact]} />
      </Card>
    </nav>
  );
}
