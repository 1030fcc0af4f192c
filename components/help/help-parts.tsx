import { MixedText } from "#components/ui/mixed-text.tsx";
import type { HelpPart } from "#lib/messages/help.ts";

export type ShownPart = Pick<HelpPart, "heading" | "points">;

type HelpPartsProps = {
  parts: readonly ShownPart[];
  /** Level of the parts' headings; without it they are not headings. */
  headingLevel?: 4;
};

/** A telephone number in a sentence: a link, never on two lines. */
const PHONE = /(\d{2,5}-\d{1,4}-\d{3,4})/;

function Point({ text }: { text: string }) {
  return text.split(PHONE).map((part) =>
    PHONE.test(part) ? (
      <a key={part} href={`tel:${part}`} className="whitespace-nowrap text-link underline underline-offset-4">
        {part}
      </a>
    ) : (
      <MixedText key={part}>{part}</MixedText>
    ),
  );
}

/** An answer, point by point. */
export function HelpParts({ parts, headingLevel }: HelpPartsProps) {
  const Heading = headingLevel ? (`h${headingLevel}` as const) : "p";
  return parts.map(({ heading, points }) => (
    <div key={points[0]} className="space-y-2">
      {heading ? <Heading className="font-700">{heading}</Heading> : null}
      <ul className="list-disc space-y-2 pl-5 sm:pl-6">
        {points.map((point) => (
          <li key={point}>
            <Point text={point} />
          </li>
        ))}
      </ul>
    </div>
  ));
}
