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
  const Text = isOnOwnPage && (await requestLanguage()) === "ja" ? Phrases : MixedText;
  return text.split(PHONE).map((part) =>
    PHONE.test(part) ? (
      <a key={part} href={`tel:${part}`} className="whitespace-nowrap text-link underline underline-offset-4">
        {part}
      </a>
    ) : (
      <Text key={part}>{part}</Text>
    ),
  );
}

/** An answer: what to try, point by point. */
export function HelpParts({ parts, headingLevel, isNumbered = false }: HelpPartsProps) {
  const List = isNumbered ? "ol" : "ul";
  const Heading = headingLevel ? (`h${headingLevel}` as const) : "p";
  return parts.map(({ heading, points }) => (
    <div key={points[0]} className="space-y-2">
      {heading ? <Heading className="font-700">{heading}</Heading> : null}
      <List className={`space-y-2 ${isNumbered ? "list-decimal pl-7 sm:pl-8" : "list-disc pl-5 sm:pl-6"}`}>
        {points.map((point) => (
          <li key={point}>
            <Point text={point} isOnOwnPage={isNumbered} />
          </li>
        ))}
      </List>
    </div>
  ));
}
