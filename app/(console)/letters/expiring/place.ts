import { isUuid } from "#lib/kernel/is-uuid.ts";

type Which = "expiring" | "expired";
type Place = { expiresAt: Date; memberId: string };

/** The address of one page of the list: after this line, or the first. */
export function expiringHref(which: Which, after?: Place): string {
  const query = new URLSearchParams({ which });
  if (after) query.set("until", after.expiresAt.toISOString());
  if (after) query.set("after", after.memberId);
  return `/letters/expiring?${query}`;
}

/** What an address says; whatever is unreadable is the first page. */
export function readPlace(query: Record<string, string | string[] | undefined>): { which: Which; after: Place | null } {
  const { which, until, after } = query;
  const moment = typeof until === "string" ? new Date(until) : null;
  const isPlace = moment !== null && !Number.isNaN(moment.getTime()) && typeof after === "string" && isUuid(after);
  return {
    which: which === "expired" ? "expired" : "expiring",
    after: isPlace ? { expiresAt: moment, memberId: after } : null,
  };
}
