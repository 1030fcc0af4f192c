/** The address of one page of the list; what is not given is left out. */
export function memberListHref(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/members?${new URLSearchParams(given)}`;
}
