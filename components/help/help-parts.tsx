import { inPlace } from "#components/ui/in-place.ts";
import { MixedText } from "#components/ui/mixed-text.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import type { HelpPart } from "#lib/messages/help.ts";
import { requestLanguage } from "#lib/messages/request-messages.ts";

export type ShownPart = Pick<HelpPart, "heading" | "points">;

type HelpPartsProps = {
  parts: readonly ShownPart[];
  /** There the parts have headings, and are tried in their order; folded on another screen they are a list. */
  isOnOwnPage?: boolean;
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
export function HelpParts({ parts, isOnOwnPage = false }: HelpPartsProps) {
  const [List, Heading] = isOnOwnPage ? (["ol", "h2"] as const) : (["ul", "p"] as const);
  return inPlace(parts).map(({ key, item: { heading, points } }) => (
    <div key={key} className="space-y-2">
      {heading ? <Heading className="font-700">{heading}</Heading> : null}
      <List className={`space-y-2 ${isOnOwnPage ? "list-decimal pl-7 sm:pl-8" : "list-disc pl-5 sm:pl-6"}`}>
        {inPlace(points).map(({ key: place, item }) => (
          <li key={place}>
            <Point text={item} isOnOwnPage={isOnOwnPage} />
          </li>
        ))}
      </List>
    </div>
  ));
}
