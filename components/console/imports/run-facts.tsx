import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { ImportCounts } from "#lib/members/import/import-rows.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";

const { result: text } = importsText;

const ORDER = ["rows", "created", "updated", "restored", "disabled", "absent", "unchanged", "bad", "issued"] as const;

/** What an import does, or has done, in numbers that add up to the file's rows. */
export function RunFacts({ counts }: { counts: ImportCounts }) {
  return (
    <DefinitionList
      items={ORDER.map((name) => ({
        term: text.counts[name],
        description: <span className="tabular-nums">{(counts[name] ?? 0).toLocaleString("ja-JP")}</span>,
      }))}
    />
  );
}
