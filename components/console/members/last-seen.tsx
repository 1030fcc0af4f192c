import type { SeenMember } from "#lib/console/members/last-seen.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

/** 「最近見た加入者」: the way back to whom this clerk has just talked to. */
export function LastSeen({ members }: { members: readonly SeenMember[] }) {
  if (members.length === 0) return null;
  return (
    <section aria-labelledby="last-seen" className="space-y-2">
      <h2 id="last-seen" className="font-700">
        {consoleText.members.lastSeen}
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {members.map(({ id, symbol, number, branch, name, kana }) => (
          <li key={id}>
            <a href={`/members/${id}`} className="link py-2">
              {`${symbol}-${number}-${branch} ${(name ?? kana).replaceAll("\u3000", " ")}`}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
