import { Icon, type IconName } from "#components/ui/icons.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { foldHistory } from "#lib/settings/fold-history.ts";
import type { HistoryLine } from "#lib/settings/list-history.ts";

/** 「ログイン履歴」 by day: when, what, in which browser, and 「心当たりがない」 beside it. */
export async function HistoryList({ lines }: { lines: readonly HistoryLine[] }) {
  const { formats, history: text } = await requestMessages();
  if (lines.length === 0) return <p className="text-quiet">{text.empty}</p>;
  return foldHistory(lines, formats.date).map(({ day, entries }) => (
    <section key={day} aria-label={day}>
      <h2 className="font-700">{day}</h2>
      <ol className="mt-2 divide-y divide-solid-gray-100 border-t border-solid-gray-100">
        {entries.map((entry) => (
          <Entry key={entry.cursor} entry={entry} />
        ))}
      </ol>
    </section>
  ));
}

const LOOKS: Record<HistoryLine["outcome"], { icon: IconName; color: string }> = {
  "logged-in": { icon: "success", color: "text-success-2" },
  reauthenticated: { icon: "success", color: "text-success-2" },
  changed: { icon: "info", color: "text-link" },
  failed: { icon: "warning", color: "text-warning-yellow-2" },
};

async function Entry({ entry }: { entry: HistoryLine }) {
  const { formats, history: text, signIn } = await requestMessages();
  const { at, outcome, change, method, browser, system, isHere, cursor, times, isByInsurer } = entry;
  const { icon, color } = LOOKS[outcome];
  const isSignOut = isByInsurer && change === "session.end-others";
  const changed = isSignOut ? text.signedOutByInsurer : change && text.changes[change];
  const what = changed ? changed : outcome === "changed" ? "" : text.outcomes[outcome];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-4">
      <div className="flex min-w-0 gap-3">
        <Icon name={icon} className={`mt-[0.1em] size-[1.5rem] ${color}`} />
        <div id={`entry-${cursor}`} className="min-w-0">
          <p className="[word-break:auto-phrase]">
            {method ? text.by(what, text.methods[method]) : what}
            {times > 1 ? <span className="ml-2 inline-block font-700 tabular-nums">{text.times(times)}</span> : null}
          </p>
          <p className="text-[1rem] text-quiet">
            <time dateTime={at.toISOString()} className="mr-3 inline-block tabular-nums">
              {formats.time(at)}
            </time>
            <span className="inline-block">{isByInsurer ? text.insurer : signIn.sessions.name(browser, system)}</span>
            {isHere ? <span className="ml-3 inline-block font-700 text-success-2">{signIn.sessions.here}</span> : null}
          </p>
        </div>
      </div>
      {isHere ? null : (
        <a
          href="/settings/not-me"
          aria-describedby={`entry-${cursor}`}
          className="ml-auto inline-flex min-h-11 items-center text-[1rem] text-link underline underline-offset-4 hover:decoration-2"
        >
          {text.notMe.link}
        </a>
      )}
    </li>
  );
}
