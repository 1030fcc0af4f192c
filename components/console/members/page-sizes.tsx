import { MEMBER_PAGE_SIZES } from "#lib/kernel/limits.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { type ListParams, memberListHref } from "./list-href.ts";

type PageSizesProps = {
  present: number;
  /** What the list's address carries now. */
  carried: ListParams;
};

/** 「表示する件数」: in the address, as everything of the list. */
export function PageSizes({ present, carried }: PageSizesProps) {
  const { pageSize } = consoleText.members;
  return (
    <nav aria-label={pageSize}>
      <ul className="flex flex-wrap items-center gap-x-4">
        <li aria-hidden="true">{pageSize}</li>
        {MEMBER_PAGE_SIZES.map((size) => (
          <li key={size}>
            {size === present ? (
              <span aria-current="true" className="inline-block py-2 font-700 tabular-nums">
                {size}
              </span>
            ) : (
              <a href={memberListHref({ ...carried, size: String(size) })} className="link py-2 tabular-nums">
                {size}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
