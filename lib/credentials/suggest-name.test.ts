import { expect, test } from "vitest";
import { suggestAppName } from "./suggest-name.ts";

const now = new Date("2026-11-02T01:00:00Z");

test.each([
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)", "iPhone（2026年11月）"],
  ["Mozilla/5.0 (Linux; Android 10; K)", "Android（2026年11月）"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "スマートフォン（2026年11月）"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", "スマートフォン（2026年11月）"],
  ["Mozilla/5.0 (X11; Linux x86_64)", "スマートフォン（2026年11月）"],
  [null, "スマートフォン（2026年11月）"],
])("an app set up at %s is on %s", (userAgent, name) => {
  expect(suggestAppName(userAgent, now, "ja")).toBe(name);
});

test("in English too", () => {
  expect(suggestAppName("Mozilla/5.0 (Windows NT 10.0)", now, "en")).toBe("Phone (November 2026)");
});
