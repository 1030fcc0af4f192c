import { Callout } from "#components/ui/callout.tsx";
import { ShownOnce } from "#components/ui/shown-once.tsx";

type DoneProps = {
  /** The query `done` of the page. */
  done: string | string[] | undefined;
  /** What was done, by its word in the query. */
  sentences: Readonly<Record<string, string>>;
  kind?: "success" | "warning";
};

/** What the form before this page has done, shown once. */
export function Done({ done, sentences, kind = "success" }: DoneProps) {
  const sentence = typeof done === "string" && Object.hasOwn(sentences, done) ? sentences[done] : undefined;
  if (!sentence) return null;
  return (
    <Callout kind={kind} className="mb-6">
      <p>{sentence}</p>
      <ShownOnce />
    </Callout>
  );
}
