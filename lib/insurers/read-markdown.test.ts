import { expect, test } from "vitest";
import { readMarkdown } from "./read-markdown.ts";

test("line ends and outer whitespace come from the editor", () => {
  expect(readMarkdown("\r\n# 題\r\n\r\n[案内](/help)と<https://example.jp/>、3 < 5\r\n")).toEqual({
    ok: true,
    value: "# 題\n\n[案内](/help)と<https://example.jp/>、3 < 5",
  });
});

test.each([
  ["nothing", " \n　\n", "empty"],
  ["a control character", "a\u0000b", "not-text"],
  ["a script", "本文 <script>alert(1)</script>", "html"],
  ["an image with a handler", '<img src=x onerror="alert(1)">', "html"],
  ["a closing tag", "本文</div>", "html"],
  ["a comment", "<!-- x -->", "html"],
  ["a link that runs", "[開く](javascript:alert(1))", "link"],
  ["a link to data", "[開く](<data:text/html,x>)", "link"],
  ["a link without a scheme", "[開く](example.jp)", "link"],
])("%s is refused", (_name, typed, code) => {
  expect(readMarkdown(typed)).toEqual({ ok: false, code });
});
