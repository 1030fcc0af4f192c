import { Phrases } from "./phrases.tsx";

export type TextLink = { href: string; label: string };

/** The links below a form, one a line, each tall enough for a thumb. */
export function LinkList({ links }: { links: readonly TextLink[] }) {
  return (
    <ul className="print:hidden">
      {links.map(({ href, label }) => (
        <li key={href}>
          <a href={href} className="link py-2 [word-break:auto-phrase]">
            <Phrases>{label}</Phrases>
          </a>
        </li>
      ))}
    </ul>
  );
}
