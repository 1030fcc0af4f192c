import { Details } from "#components/ui/details.tsx";

/** What to try, in place: the FAQ's answer where the question comes up. */
export function HelpList({ summary, lines }: { summary: string; lines: readonly string[] }) {
  return (
    <Details summary={summary}>
      <ul className="list-disc space-y-2 pl-6">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Details>
  );
}
