import { fail, type Result } from "#lib/kernel/result.ts";
import type { Language } from "#lib/messages/language.ts";
import { type CalendarDate, dayInJapan, formatCalendarDate, readCalendarDate } from "./calendar-date.ts";

export type BirthDate = CalendarDate;
export type BirthDateProblem = "empty" | "unreadable" | "impossible" | "future";

/**
 * Reads a birth date as typed (spec §3, manual 004 2-1 ⑤), in every form of
 * `readCalendarDate`.
 * @param today any moment of the present day; the day is Japan's
 */
export function readBirthDate(text: string, today: Date): Result<BirthDate, BirthDateProblem> {
  const read = readCalendarDate(text);
  return read.ok && read.value > dayInJapan(today) ? fail("future") : read;
}

/** How the portal reads a date back to the member: 「1979年（昭和54年）8月22日」, “22 August 1979 (Showa 54)”. */
export function formatBirthDate(date: BirthDate, language: Language): string {
  return formatCalendarDate(date, language);
}
