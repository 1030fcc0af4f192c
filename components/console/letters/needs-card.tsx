import { Card } from "#components/ui/card.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import type { LetterNeeds } from "#lib/console/letters/letter-needs.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";

const { needs: text, people } = lettersText;

type NeedsCardProps = { needs: LetterNeeds; mayMake: boolean };

/** 「通知書が必要な人」 in numbers; each leads to the list or to the form. */
export function NeedsCard({ needs, mayMake }: NeedsCardProps) {
  const lines = [
    { label: text.without, count: needs.without, list: null, by: "without" },
    { label: text.expiring, count: needs.expiring, list: "expiring", by: "expiring" },
    { label: text.expired, count: needs.expired, list: "expired", by: "expired" },
    { label: text.beforeFirstLogin, count: needs.beforeFirstLogin, list: null, by: "before-first-login" },
  ].filter(({ count }) => count > 0);
  return (
    <section>
      <SectionHeading>{text.heading}</SectionHeading>
      <Card className="mt-3">
        {lines.length === 0 ? <p>{text.nobody}</p> : null}
        <dl className="divide-y divide-solid-gray-100">
          {lines.map(({ label, count, list, by }) => (
            <div key={by} className="flex flex-wrap items-center gap-x-6 py-1">
              <dt className="grow">{label}</dt>
              <dd className="min-w-24 text-right font-700 tabular-nums">{people(count)}</dd>
              <dd className="flex min-w-56 justify-end gap-4">
                {list ? <NeedLink href={`/letters/expiring?which=${list}`} label={text.show} about={label} /> : null}
                {mayMake ? <NeedLink href={`/letters/new?by=${by}`} label={lettersText.make} about={label} /> : null}
              </dd>
            </div>
          ))}
        </dl>
      </Card>
    </section>
  );
}

function NeedLink({ href, label, about }: { href: string; label: string; about: string }) {
  return (
    <a href={href} className="text-link inline-flex min-h-12 items-center underline underline-offset-4">
      <span className="sr-only">{`${about}: `}</span>
      {label}
    </a>
  );
}
