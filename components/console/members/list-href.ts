/** What the list's address carries; undefined is left out. */
export type ListParams = Record<string, string | undefined>;

export function givenParams(params: ListParams): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The address of one page of the list. */
export function memberListHref(params: ListParams): string {
  const given = new URLSearchParams(givenParams(params)).toString();
  return given ? `/members?${given}` : "/members";
}
