import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { Snippet } from "#lib/embed/snippet.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { snippets: text } = consoleText.homepage;

/** In the order in which they are pasted. */
const PARTS = ["script", "newest", "button", "popup", "cards"] as const satisfies readonly (keyof Snippet)[];

/** Each way to embed the portal, with the HTML to copy. */
export function SnippetList({ snippet }: { snippet: Snippet }) {
  return (
    <ul className="space-y-4">
      {PARTS.map((name) => (
        <li key={name}>
          <Card className="space-y-3">
            <h3 className="font-700">{text.names[name]}</h3>
            <p>{text.notes[name]}</p>
            <pre className="rounded-8 border border-solid-gray-100 bg-solid-gray-50 p-4 font-mono text-[0.9375rem] whitespace-pre-wrap wrap-anywhere">
              <code>{snippet[name]}</code>
            </pre>
            <CopyButton value={snippet[name]}>{text.copy}</CopyButton>
          </Card>
        </li>
      ))}
    </ul>
  );
}
