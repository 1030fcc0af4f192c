import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import type { ImportView } from "#lib/console/imports/read-imports.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { jobsText } from "#lib/messages/ja/console/jobs.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { RunFacts } from "./run-facts.tsx";

const { result: text, preview, states } = importsText;

function Outcome({ state, counts }: ImportView) {
  if (state === "done" && counts) return <Callout kind="success">{jobsText.results["members-import"](counts)}</Callout>;
  return <Callout kind="warning">{state === "undone" ? text.undone : states[state]}</Callout>;
}

/** What came of an import, its files, and where it came from. */
export function ImportResult({ found, mayDownload }: { found: ImportView; mayDownload: boolean }) {
  const { id, state, counts, fileName, sha256, size, createdAt, clerkName } = found;
  const hasIssued = state === "done" && counts !== null && counts.issued > 0;
  return (
    <>
      <Outcome {...found} />
      {counts ? (
        <Card>
          <RunFacts counts={counts} />
        </Card>
      ) : null}
      {state === "done" ? <LinkList links={[{ href: `/members?import=${id}`, label: text.members }]} /> : null}
      {mayDownload && hasIssued ? (
        <div>
          <LinkList
            links={[
              { href: "/letters/new?by=import", label: text.letters },
              { href: `/imports/${id}/merge`, label: text.merge },
            ]}
          />
          <p className="text-[1rem] text-quiet">{text.mergeNote}</p>
        </div>
      ) : null}
      {mayDownload && counts && counts.bad > 0 ? (
        <LinkList links={[{ href: `/imports/${id}/errors`, label: preview.errorFile }]} />
      ) : null}
      <Card>
        <DefinitionList
          items={[
            { term: text.facts.fileName, description: fileName },
            { term: text.facts.createdAt, description: formats.dateTime(createdAt) },
            { term: text.facts.clerk, description: clerkName },
            { term: text.facts.size, description: text.size(size) },
            { term: text.facts.sha256, description: <code className="text-[0.875rem]">{sha256 ?? "–"}</code> },
          ]}
        />
      </Card>
    </>
  );
}
