import { expect, test } from "vitest";
import { formats } from "#lib/messages/ja/format.ts";
import { foldHistory } from "./fold-history.ts";
import type { HistoryLine } from "./list-history.ts";

const line = (at: string, different: Partial<HistoryLine> = {}): HistoryLine => ({
  at: new Date(at),
  cursor: at,
  outcome: "failed",
  change: null,
  method: "password",
  browser: "Safari",
  system: "iOS",
  isHere: false,
  times: 1,
  isByInsurer: false,
  ...different,
});

test("by the day in Japan, repeats folded, the latest first; another thing in between parts them", () => {
  const days = foldHistory(
    [
      line("2026-11-21T15:10:00Z"),
      line("2026-11-21T15:05:00Z"),
      line("2026-11-21T15:04:00Z", { outcome: "changed", change: "password.change", method: null }),
      line("2026-11-21T15:03:00Z"),
      line("2026-11-21T14:59:00Z"),
    ],
    formats.date,
  );
  expect(days.map(({ day, entries }) => [day, entries.map(({ outcome, times }) => `${outcome} ×${times}`)])).toEqual([
    ["2026年11月22日", ["failed ×2", "changed ×1", "failed ×1"]],
    ["2026年11月21日", ["failed ×1"]],
  ]);
  expect(days[0]?.entries[0]?.at).toEqual(new Date("2026-11-21T15:10:00Z"));
});

test("a line that stands for several tries counts as so many", () => {
  const lines = [line("2026-11-21T03:00:00Z", { times: 195 }), line("2026-11-21T02:00:00Z")];
  expect(foldHistory(lines, formats.date)[0]?.entries).toMatchObject([{ times: 196 }]);
});

test("another browser is another entry; nothing gives nothing", () => {
  const lines = [line("2026-11-21T03:00:00Z"), line("2026-11-21T02:00:00Z", { browser: "Chrome" })];
  expect(foldHistory(lines, formats.date)[0]?.entries).toHaveLength(2);
  expect(foldHistory([], formats.date)).toEqual([]);
});
