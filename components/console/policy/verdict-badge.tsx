import { classNames } from "#components/ui/class-names.ts";
import type { Verdict } from "#lib/console/policy/policy-words.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";

const LOOKS: Record<Verdict, string> = {
  met: "border-solid-gray-300 text-quiet",
  weak: "border-warning-yellow-2 bg-yellow-50 text-solid-gray-800",
  short: "border-error-2 bg-red-50 text-error-2",
};

/** How a value stands to the standards: by shape and word, never by colour alone. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  return (
    <span
      className={classNames(
        "inline-block rounded-full border px-3 text-[0.875rem] leading-[1.8] whitespace-nowrap",
        LOOKS[verdict],
      )}
    >
      {text.verdicts[verdict]}
    </span>
  );
}
