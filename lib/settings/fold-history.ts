import "server-only";
import type { HistoryLine } from "./list-history.ts";

/** The same thing several times in a row on one day; `at` is the last time. */
export type HistoryEntry = HistoryLine & { times: number };

export type HistoryDay = { day: string; entries: HistoryEntry[] };

const KEYS = ["outcome", "change", "method", "browser", "system", "isHere"] as const;

/**
 * One page of the history by day, what repeats itself folded into one entry.
 * @param dayOf a line's day as the page shows it
 */
export function foldHistory(lines: readonly HistoryLine[], dayOf: (at: Date) => string): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (const line of lines) {
    const day = dayOf(line.at);
    if (days.at(-1)?.day !== day) days.push({ day, entries: [] });
    const entries = days.at(-1)?.entries ?? [];
    const last = entries.at(-1);
    if (last && KEYS.every((key) => last[key] === line[key])) last.times += 1;
    else entries.push({ ...line, times: 1 });
  }
  return days;
}
