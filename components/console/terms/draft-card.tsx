import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { type Clerk, mayAct } from "#lib/console/access/clerk-verb.ts";
import type { TermsDraft } from "#lib/console/terms/terms.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { terms, content } = consoleText;
const text = terms.draft;

/** The draft of the next version, and what this clerk may do with it. */
export function DraftCard({ draft, role }: { draft: TermsDraft | null; role: Clerk["role"] }) {
  return (
    <Card className="space-y-4">
      <SectionHeading>{text.heading}</SectionHeading>
      <p>{draft ? content.changedBy(draft.changedBy, draft.changedAt) : text.none}</p>
      {mayAct(role, "officer") ? (
        <div className="flex flex-wrap gap-4">
          <ButtonLink href="/terms/draft" variant="secondary">
            {draft ? text.edit : text.begin}
          </ButtonLink>
          {draft && mayAct(role, "manager") ? <ButtonLink href="/terms/publish">{text.toPublish}</ButtonLink> : null}
        </div>
      ) : null}
      {draft && !mayAct(role, "manager") ? <p className="text-quiet">{text.publishedBy}</p> : null}
    </Card>
  );
}
