import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EVENTS_OF_KIND, eventLimit, KINDS } from "./event-limit.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const countWritten = (mayLog: (kind: string) => boolean, kinds: string[]) => kinds.filter(mayLog).length;
const flood = (kind: string) => Array.from({ length: 5_000 }, () => kind);

test("a flood of one kind is ten events a minute and one number; other kinds are written beside it", () => {
  const reported: number[] = [];
  const mayLog = eventLimit((heldBack) => reported.push(heldBack));
  expect(countWritten(mayLog, flood("a"))).toBe(EVENTS_OF_KIND);
  expect(mayLog("b")).toBe(true);
  expect(reported).toEqual([]);
  vi.advanceTimersByTime(60_000);
  expect(reported).toEqual([5_000 - EVENTS_OF_KIND]);
  expect(mayLog("a")).toBe(true);
  vi.advanceTimersByTime(600_000);
  expect(reported).toHaveLength(1);
});

test("a flood of ever new kinds has an end too", () => {
  const mayLog = eventLimit(() => {});
  const kinds = flood("").map((_, index) => `kind ${index}`);
  expect(countWritten(mayLog, [...kinds, ...kinds, ...kinds])).toBeLessThanOrEqual(KINDS * EVENTS_OF_KIND);
});
