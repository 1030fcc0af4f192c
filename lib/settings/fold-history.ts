import "server-only";
import type { HistoryLine } from "./list-history.ts";

/** `entries`: the same thing several times in a row is one, at its last time. */
export type HistoryDay = { day: string; entries: HistoryLine[] };

const KEYS = ["outcome", "change", "method", "browser", "system", "isHere", "isByInsurer"] as const;

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
    if (last && KEYS.every((key) => last[key] === line[key])) last.times += line.times;
    else entries.push({ ...line });
  }
  return days;
}
