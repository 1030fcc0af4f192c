import { classNames } from "./class-names.ts";
import { Phrases } from "./phrases.tsx";

type HeadingProps = { children: string; id?: string; className?: string };

/** The one h1 of a page. */
export function PageHeading({ children, id, className }: HeadingProps) {
  return (
    <h1 id={id} className={classNames("page-heading", className)}>
      <Phrases>{children}</Phrases>
    </h1>
  );
}

export function SectionHeading({ children, id, className }: HeadingProps) {
  return (
    <h2 id={id} className={classNames("section-heading", className)}>
      <Phrases>{children}</Phrases>
    </h2>
  );
}
