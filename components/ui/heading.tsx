import { classNames } from "./class-names.ts";
import { Phrases } from "./phrases.tsx";

type HeadingProps = { children: string; id?: string; className?: string };

/** The one h1 of a page. */
export function PageHeading({ children, id, className }: HeadingProps) {
  return (
    <h1 id={id} className={classNames("text-[1.75rem] leading-[1.4] font-700 wrap-anywhere sm:text-[2rem]", className)}>
      <Phrases>{children}</Phrases>
    </h1>
  );
}

export function SectionHeading({ children, id, className }: HeadingProps) {
  return (
    <h2 id={id} className={classNames("text-[1.375rem] leading-[1.5] font-700", className)}>
      <Phrases>{children}</Phrases>
    </h2>
  );
}
