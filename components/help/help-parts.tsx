import { MixedText } from "#components/ui/mixed-text.tsx";
import type { HelpPart } from "#lib/messages/help.ts";

export type ShownPart = Pick<HelpPart, "heading" | "points">;

type HelpPartsProps = {
  parts: readonly ShownPart[];
  /** Level of the parts' headings; without it they are not headings. */
  headingLevel?: 4;
};

/** An answer: what to try, point by point. */
export function HelpParts({ parts, headingLevel }: HelpPartsProps) {
  const Heading = headingLevel ? (`h${headingLevel}` as const) : "p";
  return parts.map(({ heading, points }) => (
    <div key={points[0]} className="space-y-2">
      {heading ? <Heading className="font-700">{heading}</Heading> : null}
      <ul className="list-disc space-y-2 pl-6">
        {points.map((point) => (
          <li key={point}>
            <MixedText>{point}</MixedText>
          </li>
        ))}
      </ul>
    </div>
  ));
}
