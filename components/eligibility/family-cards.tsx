import { Details } from "#components/ui/details.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import type { EligibilityCard as Card } from "#lib/eligibility/read-cards.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { EligibilityCard } from "./eligibility-card.tsx";

/** The family's cards, each closed until it is needed: they open without scripts and without a network. */
export async function FamilyCards({ cards, insurerName }: { cards: readonly Card[]; insurerName: string }) {
  const text = (await requestMessages()).eligibility;
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby="family" className="mt-12">
      <SectionHeading id="family" className="mb-4">
        {text.family}
      </SectionHeading>
      <div className="space-y-4">
        {cards.map((card) => (
          <Details key={card.memberId} summary={text.card.person((card.name ?? card.kana).replaceAll("\u3000", " "))}>
            <EligibilityCard card={card} insurerName={insurerName} />
          </Details>
        ))}
      </div>
    </section>
  );
}
