import { expect, test } from "vitest";
import { readTokyoTime, tokyoTime } from "./tokyo-time.ts";

test.each([
  ["2026-11-22T09:30", "2026-11-22T00:30:00.000Z"],
  ["2026-01-01T08:59:00", "2025-12-31T23:59:00.000Z"],
])("%s in Japan is %s, and comes back", (text, iso) => {
  const moment = readTokyoTime(text);
  expect(moment?.toISOString()).toBe(iso);
  expect(moment && tokyoTime(moment)).toBe(text.slice(0, 16));
});

test.each(["", "2026-11-31T00:00", "2026-11-22", "2026-11-22T25:00", "2026-11-22T09:30Z", "22.11.2026"])(
  "%j is no time",
  (text) => expect(readTokyoTime(text)).toBeNull(),
);
