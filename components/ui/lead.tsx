import { Phrases } from "./phrases.tsx";

/** A sentence below a heading: it breaks between phrases in every browser. Server only, as Phrases is. */
export function Lead({ children, className }: { children: string; className?: string }) {
  return (
    <p className={className}>
      <Phrases>{children}</Phrases>
    </p>
  );
}
