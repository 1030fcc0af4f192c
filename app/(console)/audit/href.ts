/** In place of a member's id: nobody has the number that was typed. */
export const UNKNOWN_MEMBER = "unknown";

/** The list with a filter, and where its page begins. */
export function auditHref(params: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(params).toString();
  return query === "" ? "/audit" : `/audit?${query}`;
}
