import { expect, test } from "vitest";
import { waitSecondsAfter } from "./wait-schedule.ts";

test.each([
  [1, 0],
  [4, 0],
  [5, 30],
  [6, 60],
  [7, 120],
  [11, 1920],
  [12, 3600],
  [13, 3600],
  [50, 3600],
])("after miss %i one waits %i seconds", (misses, waitSeconds) => {
  expect(waitSecondsAfter(misses)).toBe(waitSeconds);
});
