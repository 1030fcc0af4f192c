import { SectionHeading } from "#components/ui/heading.tsx";
import type { DiffLine } from "#lib/console/terms/diff-lines.ts";
import type { TermsText } from "#lib/console/terms/terms.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { difference: text } = consoleText.terms;

type Group = { key: number; kind: DiffLine["kind"]; lines: string[] };

/** Neighbours of one kind together. */
function grouped(lines: readonly DiffLine[]): Group[] {
  const groups: Group[] = [];
  for (const [key, line] of lines.entries()) {
    const last = groups.at(-1);
    if (last?.kind === line.kind) last.lines.push(line.text);
    else groups.push({ key, kind: line.kind, lines: [line.text] });
  }
  return groups;
}

/** What this text adds to the version in force and removes from it; said in words, not by colour alone. */
export function Difference({ inForce, difference }: Pick<TermsText, "inForce" | "difference">) {
  if (!inForce) return null;
  const hasChanged = difference.some(({ kind }) => kind !== "same");
  return (
    <section aria-labelledby="difference" className="space-y-3">
      <SectionHeading id="difference">{text.heading(inForce.version)}</SectionHeading>
      {hasChanged ? (
        grouped(difference).map((group) => <DiffGroup key={group.key} group={group} />)
      ) : (
        <p>{text.none}</p>
      )}
    </section>
  );
}

function DiffGroup({ group: { kind, lines } }: { group: Group }) {
  if (kind === "same") return <p className="text-quiet">{text.same(lines.length.toLocaleString("ja-JP"))}</p>;
  const Element = kind === "added" ? "ins" : "del";
  const look = kind === "added" ? "border-success-2 bg-green-50" : "border-error-2 bg-red-50";
  return (
    <div className={`border-l-8 p-3 wrap-anywhere ${look}`}>
      <p className="text-[0.875rem] font-700">{text[kind]}</p>
      <Element className={kind === "added" ? "no-underline" : ""}>
        {/* The texts never change on their page: a line's place is its key. */}
        {lines
          .map((line, place) => ({ line, key: String(place) }))
          .map(({ line, key }) => (
            <span key={key} className="block">
              {line}
            </span>
          ))}
      </Element>
    </div>
  );
}
