/** 「2026年11月21日」, 「1979年（昭和54年）」, 「8月22日」, 「9時03分」, "21 November 2026". */
const DATE =
  /((?:\d{4}|(?:明治|大正|昭和|平成|令和)(?:\d{1,2}|元))年\d{1,2}月\d{1,2}日|\d{4}年（[^）]{2,9}）|\d{1,2}月\d{1,2}日|\d{1,2}時\d{2}分|\d{1,2} [A-Z][a-z]{2,8} \d{4})/;

/** A sentence whose dates and times are never on two lines. */
export function WholeDates({ children }: { children: string }) {
  if (!DATE.test(children)) return children;
  return children.split(DATE).map((part, place) => {
    // The pattern has one group: every second part is a match.
    return place % 2 === 1 ? (
      <span key={String(place)} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    );
  });
}
