import type { ReactNode } from "react";
import { Lead } from "#components/ui/lead.tsx";

type SettingRowProps = {
  /** Id of the element that names the row: the description of its buttons. */
  nameId: string;
  name: ReactNode;
  /** `method` heads a card, `item` is one of its entries. */
  rank?: "method" | "item";
  hint?: string;
  /** Facts about it, each a complete text. */
  facts: readonly (string | null | undefined | false)[];
  /** Buttons at the right, below the text on phones. */
  children?: ReactNode;
};

/** One line of 「ログイン方法変更」: name, facts, buttons. */
export function SettingRow({ nameId, name, rank = "item", hint, facts, children }: SettingRowProps) {
  const known = facts.flatMap((fact) => fact || []);
  const Name = rank === "method" ? "h3" : "p";
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
      <div className={`min-w-0 grow ${rank === "method" ? "basis-40" : "basis-64"}`}>
        <Name id={nameId} className={rank === "method" ? "font-700" : "wrap-anywhere"}>
          {name}
        </Name>
        {hint ? <Lead className="text-[1rem] text-quiet">{hint}</Lead> : null}
        {known.length > 0 ? (
          <p className="flex flex-wrap gap-x-5 text-[1rem] break-keep text-quiet">
            {known.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-3 empty:hidden">{children}</div>
    </div>
  );
}
