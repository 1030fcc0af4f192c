import { inPlace } from "#components/ui/in-place.ts";
import { MixedText } from "#components/ui/mixed-text.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import type { HelpPart } from "#lib/messages/help.ts";
import { requestLanguage } from "#lib/messages/request-messages.ts";

export type ShownPart = Pick<HelpPart, "heading" | "points">;

type HelpPartsProps = {
  parts: readonly ShownPart[];
  /** Level of the parts' headings; without it they are not headings. */
  headingLevel?: 2;
  /** To be tried in this order: on the answer's own page. */
  isNumbered?: boolean;
};

/** A telephone number in a sentence: a link, never on two lines. */
const PHONE = /(\d{2,5}-\d{1,4}-\d{3,4})/;

/** Folded on another screen, an answer goes without the marks between phrases, which would double the document. */
async function Point({ text, isOnOwnPage }: { text: string; isOnOwnPage: boolean }) {
  const isJapanese = (await requestLanguage()) === "ja";
  const Text = isJapanese ? Phrases : MixedText;
  const isPlain = isJapanese && !isOnOwnPage;
  return inPlace(text.split(PHONE)).map(({ key, item: part }) =>
    PHONE.test(part) ? (
      <a key={key} href={`tel:${part}`} className="whitespace-nowrap text-link underline underline-offset-4">
        {part}
      </a>
    ) : isPlain ? (
      part
    ) : (
      <Text key={key}>{part}</Text>
    ),
  );
}

/** An answer: what to try, point by point. */
export function HelpParts({ parts, headingLevel, isNumbered = false }: HelpPartsProps) {
  const List = isNumbered ? "ol" : "ul";
  const Heading = headingLevel ? (`h${headingLevel}` as const) : "p";
  return inPlace(parts).map(({ key, item: { heading, points } }) => (
    <div key={key} className="space-y-2">
      {heading ? <Heading className="font-700">{heading}</Heading> : null}
      <List className={`space-y-2 ${isNumbered ? "list-decimal pl-7 sm:pl-8" : "list-disc pl-5 sm:pl-6"}`}>
        {inPlace(points).map(({ key: place, item }) => (
          <li key={place}>
            <Point text={item} isOnOwnPage={isNumbered} />
          </li>
        ))}
      </List>
    </div>
  ));
}
