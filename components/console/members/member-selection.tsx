import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { ACTS_ON_MANY } from "#lib/console/members/act-on-many.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { SelectPage } from "../frame/select-page.tsx";
import { HiddenFields } from "./hidden-fields.tsx";

const { members: text } = consoleText;

type MemberSelectionProps = {
  /** The list's conditions: the sealed search, and what the address says. */
  here: Record<string, string>;
  /** Null where they are too many to be counted. */
  total: string | null;
  children: ReactNode;
};

/** The list as a form: ticked lines, or all whom the conditions mean, and what to do for them. */
export function MemberSelection({ here, total, children }: MemberSelectionProps) {
  return (
    <form action="/members/many/choose" method="post" className="space-y-4">
      <HiddenFields fields={here} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-8 border border-solid-gray-100 bg-white p-3">
        <SelectPage name="id" label={text.selectPage} />
        {total ? (
          <label className="flex min-h-11 items-center gap-2">
            <input type="checkbox" name="all" value="1" className="size-6 accent-key" />
            {text.selectAll(total)}
          </label>
        ) : null}
        <span className="text-quiet">{text.selected}</span>
        <Button type="submit" name="act" value="letters" variant="secondary" size="small">
          {text.makeLetters}
        </Button>
        {ACTS_ON_MANY.map((act) => (
          <Button key={act} type="submit" name="act" value={act} variant="secondary" size="small">
            {text.buttons[act]}
          </Button>
        ))}
        <p className="w-full text-[1rem] text-quiet">{text.alone}</p>
      </div>
      {children}
    </form>
  );
}
