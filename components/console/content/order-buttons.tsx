import type { Column } from "#components/console/frame/data-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { content: text } = consoleText;

/** What was moved before this page, and by how much: at the place where it stands now, the pressed button has the focus. */
export type Moved = { place: number; by: number };

/** Of the query that `movedQuery` writes. */
export function movedOf({ place, by }: Record<string, string | string[] | undefined>): Moved {
  return { place: Number(place ?? -1), by: Number(by ?? 0) };
}

/** For the page that follows a move: tells what has moved where. */
export const movedQuery = ({ place, by }: Moved) => `done=moved&place=${place + by}&by=${by}`;

type OrderButtonsProps = {
  action: (form: FormData) => Promise<void>;
  name: string;
  place: number;
  count: number;
  /** The state of the list that this page shows. */
  seen: string;
  /** Which button has the focus: -1, 1, or 0 for none. */
  focused: number;
};

/** 「上へ」 and 「下へ」 of one entry of a list: a form, which works without JavaScript. */
function OrderButtons({ action, name, place, count, seen, focused }: OrderButtonsProps) {
  const [isFirst, isLast] = [place === 0, place === count - 1];
  // At an end of the list the pressed button is gone: the other one takes its place.
  const reached = (focused < 0 && isFirst) || (focused > 0 && isLast) ? -focused : focused;
  const button = (by: -1 | 1, label: string, short: string) => (
    <Button
      type="submit"
      variant="secondary"
      size="small"
      name="by"
      value={by}
      aria-label={label}
      className="shrink-0 whitespace-nowrap"
      {...(by === reached && { autoFocus: true })}
    >
      {short}
    </Button>
  );
  return (
    <form action={action} className="flex gap-2">
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="seen" value={seen} />
      {isFirst ? null : button(-1, text.up(name), text.upShort)}
      {isLast ? null : button(1, text.down(name), text.downShort)}
    </form>
  );
}

type OrderProps = {
  heading: string;
  count: number;
  seen: string;
  /** For whom may change the order; others have no such column. */
  move: ((form: FormData) => Promise<void>) | undefined;
  moved: Moved;
};

/** The column with 「上へ」 and 「下へ」 of a list in its order. */
export function orderColumn<Row extends { place: number }>(
  { heading, count, seen, move, moved }: OrderProps,
  nameOf: (row: Row) => string,
): Column<Row>[] {
  if (!move) return [];
  const cell = (row: Row) => (
    <OrderButtons
      // Anew with each state of the list: an element takes the focus only when it is made.
      key={seen}
      action={move}
      name={nameOf(row)}
      place={row.place}
      count={count}
      seen={seen}
      focused={row.place === moved.place ? moved.by : 0}
    />
  );
  return [{ key: "order", heading, cell }];
}
