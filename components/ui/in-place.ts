/**
 * The items of a list that never changes on its page: the position is the key. A sentence as its own key would travel
 * twice with the page's data.
 */
export function inPlace<Item>(items: readonly Item[]): { key: string; item: Item }[] {
  return items.map((item, place) => ({ key: String(place), item }));
}
