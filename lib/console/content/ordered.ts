import "server-only";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

/** A list whose entries are named by their place, as long as nobody has changed it meanwhile (change-content.ts). */
type Ordered<Item> = Result<Item[], "unknown">;

const isPlace = (list: readonly unknown[], place: number) =>
  Number.isInteger(place) && place >= 0 && place < list.length;

/** @param place null appends */
export function put<Item>(list: readonly Item[], place: number | null, item: Item): Ordered<Item> {
  if (place === null) return ok([...list, item]);
  return isPlace(list, place) ? ok(list.with(place, item)) : fail("unknown");
}

export function moved<Item>(list: readonly Item[], place: number, by: -1 | 1): Ordered<Item> {
  const [item, other] = [list[place], list[place + by]];
  if (!isPlace(list, place) || !isPlace(list, place + by) || item === undefined || other === undefined) {
    return fail("unknown");
  }
  return ok(list.with(place, other).with(place + by, item));
}

export function without<Item>(list: readonly Item[], place: number): Ordered<Item> {
  return isPlace(list, place) ? ok(list.toSpliced(place, 1)) : fail("unknown");
}
