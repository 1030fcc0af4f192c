import { expect, test } from "vitest";
import { messages } from "./messages.ts";

/** 13:38:59 in Japan. */
const MOMENT = new Date("2025-03-17T04:38:59Z");
/** Just after midnight in Japan, while it is still the day before elsewhere. */
const NEW_YEAR = new Date("2024-12-31T15:05:00Z");

test("Japanese: as the manuals print it", () => {
  const { formats } = messages("ja");
  expect(formats.time(MOMENT)).toBe("13時38分");
  expect(formats.date(MOMENT)).toBe("2025年3月17日");
  expect(formats.dateTime(MOMENT)).toBe("2025年3月17日 13:38");
  expect(formats.deadline(MOMENT)).toBe("2025年3月17日 13時38分");
  expect(formats.dateTime(NEW_YEAR)).toBe("2025年1月1日 00:05");
});

test("English: the day before the month, and whose time a deadline is in", () => {
  const { formats } = messages("en");
  expect(formats.time(MOMENT)).toBe("13:38 (Japan time)");
  expect(formats.date(MOMENT)).toBe("17 March 2025");
  expect(formats.dateTime(MOMENT)).toBe("17 March 2025, 13:38");
  expect(formats.deadline(MOMENT)).toBe("17 March 2025, 13:38 (Japan time)");
  expect(formats.dateTime(NEW_YEAR)).toBe("1 January 2025, 00:05");
});
