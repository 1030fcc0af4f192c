import { Card } from "#components/ui/card.tsx";
import { type Definition, DefinitionList } from "#components/ui/definition-list.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import type { LetterOrderLine } from "#lib/console/letters/letter-orders.ts";
import { targetName } from "#lib/console/letters/letter-target.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { formats } from "#lib/messages/ja/format.ts";

const { order: text, people, states, deliveries, units } = lettersText;

/** What was ordered, and what became of it; what is none is not listed. */
export function OrderFacts({ order }: { order: LetterOrderLine }) {
  const { terms } = text;
  const counted = (term: string, count: number, say: (count: number) => string): Definition[] =>
    count > 0 ? [{ term, description: say(count) }] : [];
  const items: Definition[] = [
    { term: terms.state, description: states[order.delivery][order.state] },
    { term: terms.target, description: targetName(order.target) },
    { term: terms.members, description: people(order.members) },
    { term: terms.delivery, description: deliveries[order.delivery] },
    ...(order.delivery === "paper"
      ? [
          { term: terms.envelopes, description: text.envelopes(order.envelopes) },
          { term: terms.unit, description: units[order.unit] },
        ]
      : []),
    { term: terms.clerk, description: order.clerkName },
    ...counted(terms.leftOut, order.leftOut, text.leftOut),
    ...counted(terms.mailed, order.mailed, people),
    ...counted(terms.unreachable, order.unreachable, people),
    ...counted(terms.paperless, order.paperless, text.paperless),
    ...counted(terms.skipped, order.skipped, text.skipped),
    ...counted(terms.unused, order.unused, people),
    ...(order.expiresAt ? [{ term: terms.expires, description: formats.date(order.expiresAt) }] : []),
  ];
  return (
    <section>
      <SectionHeading>{text.facts}</SectionHeading>
      <Card className="mt-3">
        <DefinitionList items={items} />
      </Card>
    </section>
  );
}
