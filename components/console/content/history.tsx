import { Details } from "#components/ui/details.tsx";
import type { ContentEvent } from "#lib/console/content/content-history.ts";
import { consoleActions } from "#lib/messages/ja/console/audit-words.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";

const { content: text } = consoleText;

/** 「変更の履歴」: who changed what on this page, the newest first. */
export function History({ events }: { events: readonly ContentEvent[] }) {
  if (events.length === 0) return null;
  return (
    <Details summary={text.history}>
      <ul className="space-y-2">
        {events.map(({ id, at, action, clerk, what }) => (
          <li key={id}>
            <span className="tabular-nums">{formats.dateTime(at)}</span> {clerk ?? text.operator}:{" "}
            {consoleActions[action]}
            {what ? `（${what}）` : ""}
          </li>
        ))}
      </ul>
    </Details>
  );
}
