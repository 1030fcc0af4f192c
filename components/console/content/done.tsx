import { Callout } from "#components/ui/callout.tsx";
import { ShownOnce } from "#components/ui/shown-once.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";

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

type MissedProps = { missed: string | string[] | undefined; sentence?: string };

/** Why the act before this page was not done: a colleague was first (missedAct). @param missed the query of the page */
export function Missed({ missed, sentence = consoleText.content.changedMeanwhileAct }: MissedProps) {
  return <Done done={missed ? "missed" : undefined} sentences={{ missed: sentence }} kind="warning" />;
}
