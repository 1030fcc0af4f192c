import { describe, expect, it } from "vitest";
import { browserName } from "./browser-name.ts";

describe("browserName", () => {
  it.each([
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
      { browser: "Safari", system: "iOS" },
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 Edg/129.0",
      { browser: "Microsoft Edge", system: "Windows" },
    ],
    ["", { browser: null, system: null }],
    [null, { browser: null, system: null }],
  ])("names what the browser is: %s", (userAgent, name) => {
    expect(browserName(userAgent)).toEqual(name);
  });

  it.each(["<script>alert(1)</script>/9.9", "健保からのお知らせ/1.0 (こちらへ電話)", "Evil\u202eName/3.1"])(
    "repeats nothing of what was sent: %s",
    (userAgent) => {
      expect(browserName(userAgent)).toEqual({ browser: null, system: null });
    },
  );
});
