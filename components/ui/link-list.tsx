import { Phrases } from "./phrases.tsx";

export type TextLink = { href: string; label: string };

/** The links below a form, one a line, each tall enough for a thumb. */
export function LinkList({ links }: { links: readonly TextLink[] }) {
  return (
    <ul className="print:hidden">
      {links.map(({ href, label }) => (
        <li key={href}>
          <a
            href={href}
            className="text-link inline-flex [word-break:auto-phrase] min-h-12 items-center py-2 underline underline-offset-4 hover:decoration-2"
          >
            <Phrases>{label}</Phrases>
          </a>
        </li>
      ))}
    </ul>
  );
}
