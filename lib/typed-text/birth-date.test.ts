import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBirthDate } from "./birth-date.ts";
import { type CalendarDate, dayInJapan, formatCalendarDate, readCalendarDate } from "./calendar-date.ts";

const today = new Date("2026-11-21T03:00:00Z");

function read(text: string) {
  const result = readBirthDate(text, today);
  return result.ok ? result.value : result.code;
}

describe("生年月日 is read in every form people write", () => {
  it.each([
    ["19790822", "1979-08-22"],
    ["1979/8/22", "1979-08-22"],
    ["1979-8-22", "1979-08-22"],
    ["1979.08.22", "1979-08-22"],
    ["1979年8月22日", "1979-08-22"],
    ["昭和54年8月22日", "1979-08-22"],
    ["昭54.8.22", "1979-08-22"],
    ["S54.8.22", "1979-08-22"],
    ["s54/08/22", "1979-08-22"],
    ["S540822", "1979-08-22"],
    ["昭和５４年８月２２日", "1979-08-22"],
    ["㍼54年8月22日", "1979-08-22"],
    ["１９７９０８２２", "1979-08-22"],
    ["1979ー8ー22", "1979-08-22"],
    [" 1979 年 8 月 22 日 ", "1979-08-22"],
    ["平成元年2月1日", "1989-02-01"],
    ["令和元年5月1日", "2019-05-01"],
    ["R1.5.1", "2019-05-01"],
    ["大正10年1月2日", "1921-01-02"],
    ["明治45年7月29日", "1912-07-29"],
    ["20240229", "2024-02-29"],
    ["1946 5 3", "1946-05-03"],
    ["１９４６　５　３", "1946-05-03"],
    ["S21 5 3", "1946-05-03"],
    ["昭和21年5月3日生", "1946-05-03"],
    ["昭和21年5月3日 生まれ", "1946-05-03"],
  ])("%s", (text, date) => expect(read(text)).toBe(date));
});

describe("era borders are exact", () => {
  it.each([
    ["昭和64年1月7日", "1989-01-07"],
    ["昭和64年1月8日", "impossible"],
    ["平成元年1月7日", "impossible"],
    ["平成元年1月8日", "1989-01-08"],
    ["平成31年4月30日", "2019-04-30"],
    ["平成31年5月1日", "impossible"],
    ["令和元年4月30日", "impossible"],
    ["令和元年5月1日", "2019-05-01"],
    ["昭和元年12月24日", "impossible"],
    ["昭和元年12月25日", "1926-12-25"],
    ["大正15年12月25日", "1926-12-25"],
    ["大正15年12月26日", "impossible"],
    ["明治45年7月30日", "1912-07-30"],
    ["大正元年7月30日", "1912-07-30"],
    ["大正元年7月29日", "impossible"],
    ["S65.1.1", "impossible"],
    ["昭和0年8月22日", "impossible"],
  ])("%s → %s", (text, outcome) => expect(read(text)).toBe(outcome));
});

describe("what cannot be a birth date is refused with its reason", () => {
  it.each([
    ["", "empty"],
    ["　", "empty"],
    ["8/22", "unreadable"],
    ["54年8月22日", "unreadable"],
    ["1979/8/22/1", "unreadable"],
    ["1979822", "unreadable"],
    ["X54.8.22", "unreadable"],
    ["たんじょうび", "unreadable"],
    ["19790230", "impossible"],
    ["19791301", "impossible"],
    ["19790800", "impossible"],
    ["20230229", "impossible"],
    ["00010101", "impossible"],
    ["17000101", "impossible"],
    ["20261122", "future"],
    ["令和20年1月1日", "future"],
  ])("%s → %s", (text, outcome) => expect(read(text)).toBe(outcome));

  it("today is Japan's: at 15:00 UTC the next day has begun", () => {
    expect(readBirthDate("20261122", new Date("2026-11-21T14:59:59Z"))).toEqual({ ok: false, code: "future" });
    expect(readBirthDate("20261122", new Date("2026-11-21T15:00:00Z"))).toEqual({ ok: true, value: "2026-11-22" });
  });
});

describe("the reading is echoed", () => {
  it.each<[CalendarDate, string]>([
    ["1979-08-22", "1979年（昭和54年）8月22日"],
    ["1989-01-07", "1989年（昭和64年）1月7日"],
    ["1989-01-08", "1989年（平成元年）1月8日"],
    ["2019-05-01", "2019年（令和元年）5月1日"],
    ["1912-07-30", "1912年（大正元年）7月30日"],
    ["1926-12-25", "1926年（昭和元年）12月25日"],
  ])("%s", (date, echo) => expect(formatCalendarDate(date, "ja")).toBe(echo));

  it.each<[CalendarDate, string]>([
    ["1979-08-22", "22 August 1979 (Showa 54)"],
    ["1989-01-08", "8 January 1989 (Heisei 1)"],
    ["2019-05-01", "1 May 2019 (Reiwa 1)"],
    ["1873-01-01", "1 January 1873 (Meiji 6)"],
  ])("%s in English", (date, echo) => expect(formatCalendarDate(date, "en")).toBe(echo));
});

const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const anyDay = fc
  .date({ min: new Date("1873-01-01"), max: new Date("2026-11-20"), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10) as CalendarDate);

it("every day reads the same in every form, width and spacing", () => {
  fc.assert(
    fc.property(anyDay, fc.boolean(), fc.constantFrom("", " ", "\u3000", "\u200b"), (date, isWide, blank) => {
      const [year = "", month = "", day = ""] = date.split("-");
      const era = /（(.+?)年）/.exec(formatCalendarDate(date, "ja"))?.[1];
      const [shortMonth, shortDay] = [Number(month), Number(day)];
      const forms = [
        `${year}${month}${day}`,
        `${year}/${month}/${day}`,
        `${year}-${shortMonth}-${shortDay}`,
        `${year}年${shortMonth}月${shortDay}日`,
        `${era}年${shortMonth}月${shortDay}日`,
        `${era}.${month}.${day}`,
      ];
      for (const form of forms) {
        const typed = `${blank}${isWide ? wide(form) : form}${blank}`;
        expect(read(typed), typed).toBe(date);
      }
    }),
  );
});

it("never throws and never invents a day", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const result = readCalendarDate(text);
      if (result.ok) expect(new Date(result.value).toISOString().slice(0, 10)).toBe(result.value);
    }),
  );
  expect(dayInJapan(today)).toBe("2026-11-21");
});
