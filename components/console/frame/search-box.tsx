import { Button } from "#components/ui/button.tsx";
import { inputClass } from "#components/ui/input-class.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { SlashKey } from "./slash-key.tsx";

type SearchBoxProps = { isInHeader?: boolean };

/** 「加入者をさがす」: posted, because names belong into no address. */
export function SearchBox({ isInHeader = false }: SearchBoxProps) {
  const { search } = consoleText;
  const id = isInHeader ? "search-header" : "search";
  return (
    <search className={isInHeader ? "grow max-sm:w-full" : ""}>
      {isInHeader ? <SlashKey target={id} /> : null}
      <form action="/members/search" method="post">
        <label htmlFor={id} className={isInHeader ? "sr-only" : "font-700"}>
          {search.label}
        </label>
        {isInHeader ? null : <p className="text-[1rem] text-quiet">{search.hint}</p>}
        <div className={`flex gap-2 ${isInHeader ? "max-w-[28rem]" : "mt-2 max-w-[36rem]"}`}>
          <input
            id={id}
            name="q"
            type="search"
            autoComplete="off"
            maxLength={254}
            placeholder={isInHeader ? search.label : undefined}
            className={`${inputClass} min-h-12! min-w-0 grow`}
          />
          <Button type="submit" variant="secondary" size="small" className="shrink-0">
            {search.submit}
          </Button>
        </div>
      </form>
    </search>
  );
}
