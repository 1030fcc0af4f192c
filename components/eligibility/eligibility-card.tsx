import { classNames } from "#components/ui/class-names.ts";
import type { EligibilityCard as Card } from "#lib/eligibility/read-cards.ts";
import { langOfJapanese, requestLanguage, requestMessages } from "#lib/messages/request-messages.ts";
import { formatCalendarDate } from "#lib/typed-text/calendar-date.ts";

const spaced = (name: string) => name.replaceAll("\u3000", " ");

/** 記号・番号・枝番: the largest letters of the page, as a clerk at a desk copies them. */
async function Numbers({ symbol, number, branch }: Card) {
  const { card: text } = (await requestMessages()).eligibility;
  const parts = [
    { term: text.symbol, value: symbol },
    { term: text.number, value: number },
    { term: text.branch, value: branch },
  ];
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-3 border-b-2 border-solid-gray-800 pb-4">
      {parts.map(({ term, value }) => (
        <div key={term}>
          <dt className="text-[1rem] font-700">{term}</dt>
          <dd className="text-[clamp(1.625rem,7.2vw,2.75rem)] leading-[1.2] font-700 tracking-wide tabular-nums wrap-anywhere text-black">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Fact = { term: string; value: string | null; isLarge?: boolean; isJapanese?: boolean };

async function factsOf(card: Card, insurerName: string): Promise<Fact[]> {
  const { card: text } = (await requestMessages()).eligibility;
  const language = await requestLanguage();
  const date = (value: Card["birthDate"] | null) => value && formatCalendarDate(value, language);
  return [
    { term: text.birthDate, value: date(card.birthDate), isLarge: true },
    { term: text.kind, value: text.kinds[card.kind] },
    { term: text.holder, value: card.holderName && spaced(card.holderName), isJapanese: true },
    { term: text.qualifiedOn, value: date(card.qualifiedOn) },
    { term: text.validUntil, value: date(card.validUntil) },
    { term: text.copay, value: card.copay, isLarge: true, isJapanese: true },
    { term: text.limit, value: card.limitCategory, isLarge: true, isJapanese: true },
    { term: text.insurerNumber, value: card.insurerNumber, isLarge: true },
    { term: text.insurer, value: insurerName, isJapanese: true },
  ];
}

/** One person's card: black on white, in one column on a phone held upright, in two when it is turned. */
export async function EligibilityCard({ card, insurerName }: { card: Card; insurerName: string }) {
  const text = (await requestMessages()).eligibility;
  const japanese = await langOfJapanese();
  const facts = (await factsOf(card, insurerName)).filter(({ value }) => value !== null);
  return (
    <article className="rounded-16 border-2 border-solid-gray-800 bg-white p-5 text-black sm:p-8">
      <Numbers {...card} />
      <div className="pt-4">
        <p className="text-[1rem] font-700">{text.card.name}</p>
        <p lang={japanese}>
          <span className="block text-[1rem]">{spaced(card.kana)}</span>
          <span className="block text-[clamp(1.75rem,8vw,2.5rem)] leading-[1.3] font-700 wrap-anywhere">
            {spaced(card.name ?? card.kana)}
          </span>
        </p>
      </div>
      <dl className="mt-4 grid gap-x-8 gap-y-4 border-t border-solid-gray-300 pt-4 min-[36rem]:grid-cols-2">
        {facts.map(({ term, value, isLarge, isJapanese }) => (
          <div key={term}>
            <dt className="text-[1rem] font-700">{term}</dt>
            <dd
              lang={isJapanese ? japanese : undefined}
              className={classNames(
                "leading-[1.4] tabular-nums wrap-anywhere [word-break:auto-phrase]",
                isLarge ? "text-[1.5rem] font-700" : "text-[1.25rem]",
              )}
            >
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-5 border-t border-solid-gray-300 pt-4 font-700">{text.delivery[card.delivery]}</p>
      {card.delivery === "notice" ? <p className="mt-1">{text.withMyNumberCard}</p> : null}
    </article>
  );
}
