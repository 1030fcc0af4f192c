import { fail, type Result } from "#lib/kernel/result.ts";
import { type CalendarDate, dayInJapan, readCalendarDate } from "./calendar-date.ts";

export type BirthDateFailure = "empty" | "unreadable" | "impossible" | "future";

/** Reads a birth date (spec §3, manual 004 2-1 ⑤). @param today any moment of the present day in Japan */
export function readBirthDate(text: string, today: Date): Result<CalendarDate, BirthDateFailure> {
  const read = readCalendarDate(text);
  return read.ok && read.value > dayInJapan(today) ? fail("future") : read;
}
