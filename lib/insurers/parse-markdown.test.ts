import { expect, test } from "vitest";
import { parseMarkdown } from "./parse-markdown.ts";

const plain = (text: string) => [{ text, isBold: false }];

test("headings, paragraphs, lists and bold become blocks", () => {
  const source = "# 利用規約\r\n\r\n第一文。\r\n第二文。\n\n- **必ず**読む\n- 守る\n\n3. 三\n4. 四\n## 附則";
  expect(parseMarkdown(source)).toEqual([
    { kind: "heading", level: 1, spans: plain("利用規約") },
    { kind: "paragraph", lines: [plain("第一文。"), plain("第二文。")] },
    {
      kind: "list",
      isOrdered: false,
      start: 1,
      items: [
        [
          { text: "必ず", isBold: true },
          { text: "読む", isBold: false },
        ],
        plain("守る"),
      ],
    },
    { kind: "list", isOrdered: true, start: 3, items: [plain("三"), plain("四")] },
    { kind: "heading", level: 2, spans: plain("附則") },
  ]);
});

test("a line that starts bold is a paragraph, and a list item may go on in the next line", () => {
  expect(parseMarkdown("**大切** です\n\n1. 一つ目の\n   続き")).toEqual([
    {
      kind: "paragraph",
      lines: [
        [
          { text: "大切", isBold: true },
          { text: " です", isBold: false },
        ],
      ],
    },
    { kind: "list", isOrdered: true, start: 1, items: [[...plain("一つ目の"), ...plain("続き")]] },
  ]);
});

test("HTML, links and images stay text", () => {
  const hostile = '<script>alert(1)</script> [x](javascript:alert(1)) ![](x" onerror="y)';
  expect(parseMarkdown(hostile)).toEqual([{ kind: "paragraph", lines: [plain(hostile)] }]);
});

test("a dozen of pathological lines is read in no time", () => {
  const source = [`${"*".repeat(20_000)}`, `${"#".repeat(20_000)} x`, " ".repeat(20_000), "**a".repeat(10_000)].join(
    "\n\n",
  );
  const start = performance.now();
  parseMarkdown(source);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test("an empty text has no blocks", () => {
  expect(parseMarkdown(" \n\n")).toEqual([]);
});
