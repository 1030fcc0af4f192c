import { Icon } from "#components/ui/icons.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { HistoryLine } from "#lib/settings/list-history.ts";

/** The lines of 「ログイン履歴」: when, result and method, browser. */
export async function HistoryList({ lines }: { lines: readonly HistoryLine[] }) {
  const text = (await requestMessages()).history;
  if (lines.length === 0) return <p className="text-quiet">{text.empty}</p>;
  return (
    <ol aria-label={text.logins} className="divide-y divide-solid-gray-100 border-y border-solid-gray-100">
      {lines.map((line) => (
        <Line key={line.cursor} line={line} />
      ))}
    </ol>
  );
}

async function Line({ line }: { line: HistoryLine }) {
  const { formats, history: text, signIn } = await requestMessages();
  const { at, outcome, method, browser, system, ipAddress, isHere } = line;
  const hasFailed = outcome === "failed";
  const what = text.outcomes[outcome];
  return (
    <li className="flex gap-3 py-5">
      <Icon
        name={hasFailed ? "warning" : "success"}
        className={`mt-[0.1em] size-6 shrink-0 ${hasFailed ? "text-warning-yellow-2" : "text-success-2"}`}
      />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <time dateTime={at.toISOString()} className="font-700 tabular-nums">
            {formats.dateTime(at)}
          </time>
          {isHere ? <span className="text-[1rem] font-700 text-success-2">{signIn.sessions.here}</span> : null}
        </p>
        <p className="[word-break:auto-phrase]">{method ? text.by(what, text.methods[method]) : what}</p>
        <p className="text-[1rem] text-quiet">
          {signIn.sessions.name(browser, system)}
          {ipAddress ? <span className="ml-4 inline-block">{signIn.sessions.ipAddress(ipAddress)}</span> : null}
        </p>
      </div>
    </li>
  );
}
