import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { Language } from "#lib/messages/language.ts";
import { forgiveHyphens } from "./forgive.ts";

/** YYYY-MM-DD, an existing day. */
export type CalendarDate = `${number}-${number}-${number}`;

type Era = { name: string; english: string; letter: string; firstDay: string; lastDay: string };

/**
 * First and last day of each era. 30 July 1912 and 25 December 1926 belong to two eras: the new one was declared for
 * the whole day, and documents use either. 1989 and 2019 changed at midnight.
 */
const ERAS: readonly Era[] = [
  { name: "明治", english: "Meiji", letter: "m", firstDay: "1868-10-23", lastDay: "1912-07-30" },
  { name: "大正", english: "Taisho", letter: "t", firstDay: "1912-07-30", lastDay: "1926-12-25" },
  { name: "昭和", english: "Showa", letter: "s", firstDay: "1926-12-25", lastDay: "1989-01-07" },
  { name: "平成", english: "Heisei", letter: "h", firstDay: "1989-01-08", lastDay: "2019-04-30" },
  { name: "令和", english: "Reiwa", letter: "r", firstDay: "2019-05-01", lastDay: "9999-12-31" },
];

/** Japan uses this calendar since then. */
const EARLIEST = "1873-01-01";

const ERA_PART = "(?<era>明治?|大正?|昭和?|平成?|令和?|[mtshr])";
const FORMS = [
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?$/,
  new RegExp(`^${ERA_PART}(?<year>\\d{2})(?<month>\\d{2})(?<day>\\d{2})$`, "i"),
  new RegExp(`^${ERA_PART}[-/.]?(?<year>\\d{1,2}|元)[-/.年](?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})日?$`, "i"),
];

function findEra(text: string): Era | undefined {
  return ERAS.find(({ name, letter }) => name.startsWith(text) || letter === text.toLowerCase());
}

function firstYear(era: Era): number {
  return Number(era.firstDay.slice(0, 4));
}

/** The day as text, or undefined when it does not exist. */
function composeDate(year: number, month: number, day: number): CalendarDate | undefined {
  const moment = new Date(Date.UTC(year, month - 1, day));
  // Date normalises a year below 100 or a day beyond its month.
  const isSame = moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return isSame ? dateOfColumn(moment) : undefined;
}

/**
 * Reads a date as Japanese people write it: 19790822, 1979/8/22, 1979-8-22, 1979.8.22, 1979 8 22, 1979年8月22日,
 * 昭和54年8月22日生, S54.8.22, S540822, 平成元年2月1日.
 * @returns `impossible` for a day that does not exist, or not in its era
 */
export function readCalendarDate(text: string): Result<CalendarDate, "empty" | "unreadable" | "impossible"> {
  const typed = forgiveHyphens(text).replace(/生(?:まれ)?$/u, "");
  const compact = typed.replaceAll(" ", "");
  if (compact === "") return fail("empty");
  // Blanks count where they stand between the numbers, and nowhere else.
  const spaced = typed.replace(/(?<=[\d元]) (?=\d)/gu, "/");
  const parts = [compact, spaced]
    .flatMap((written) => FORMS.map((form) => form.exec(written)?.groups))
    .find((groups) => groups !== undefined);
  if (!parts) return fail("unreadable");

  const era = parts.era === undefined ? undefined : findEra(parts.era);
  const written = parts.year === "元" ? 1 : Number(parts.year);
  const year = era ? firstYear(era) + written - 1 : written;
  const date = composeDate(year, Number(parts.month), Number(parts.day));
  if (!date || date < EARLIEST || (era && written === 0)) return fail("impossible");
  if (era && (date < era.firstDay || date > era.lastDay)) return fail("impossible");
  return ok(date);
}

/** The day in Japan at `moment` (no daylight saving: always UTC+9). */
export function dayInJapan(moment: Date): CalendarDate {
  return new Date(moment.getTime() + 9 * 3_600_000).toISOString().slice(0, 10) as CalendarDate;
}

/** Reads a date column (midnight UTC). */
export function dateOfColumn(column: Date): CalendarDate {
  return column.toISOString().slice(0, 10) as CalendarDate;
}

/** The value for a date column. */
export function columnOfDate(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

const ENGLISH_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** 「1979年（昭和54年）8月22日」, “22 August 1979 (Showa 54)”: to compare with one's documents. */
export function formatCalendarDate(date: CalendarDate, language: Language): string {
  const [year, month, day] = date.split("-").map(Number);
  const era = ERAS.findLast(({ firstDay }) => firstDay <= date);
  const eraYear = era && year !== undefined ? year - firstYear(era) + 1 : undefined;
  if (language === "en") {
    return `${ENGLISH_DAY.format(columnOfDate(date))}${era ? ` (${era.english} ${eraYear})` : ""}`;
  }
  const inEra = era ? `（${era.name}${eraYear === 1 ? "元" : eraYear}年）` : "";
  return `${year}年${inEra}${month}月${day}日`;
}
