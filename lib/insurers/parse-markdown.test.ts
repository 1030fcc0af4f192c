import { describe, expect, test } from "vitest";
import { processorMilliseconds } from "#lib/testing/processor-time.ts";
import { type Block, type Inline, parseMarkdown } from "./parse-markdown.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });
const bold = (words: string): Inline => ({ kind: "bold", children: [text(words)] });
const line = (...pieces: (Inline | string)[]) =>
  pieces.map((piece) => (typeof piece === "string" ? text(piece) : piece));
const paragraph = (...lines: Inline[][]): Block => ({ kind: "paragraph", lines });
const bullets = (...items: Block[][]): Block => ({ kind: "list", isOrdered: false, start: 1, items });
const numbers = (start: number, ...items: Block[][]): Block => ({ kind: "list", isOrdered: true, start, items });
const item = (words: string, ...more: Block[]): Block[] => [paragraph(line(words)), ...more];
const link = (href: string, words: string, isElsewhere = true): Inline => ({
  kind: "link",
  href,
  isElsewhere,
  children: [text(words)],
});

test("headings, paragraphs, lists and bold become blocks", () => {
  const source = "# 利用規約\r\n\r\n第一文。\r\n第二文。\n\n- **必ず**読む\n- 守る\n\n3. 三\n4. 四\n## 附則";
  expect(parseMarkdown(source)).toEqual([
    { kind: "heading", level: 1, children: line("利用規約") },
    paragraph(line("第一文。"), line("第二文。")),
    bullets([paragraph(line(bold("必ず"), "読む"))], item("守る")),
    numbers(3, item("三"), item("四")),
    { kind: "heading", level: 2, children: line("附則") },
  ]);
});

test("a line that starts bold is a paragraph, and a list item may go on in the next line", () => {
  expect(parseMarkdown("**大切** です\n\n1. 一つ目の\n   続き")).toEqual([
    paragraph(line(bold("大切"), " です")),
    numbers(1, [paragraph(line("一つ目の", "続き"))]),
  ]);
});

test("bold needs no blanks around it, and its stars no company of one kind", () => {
  expect(parseMarkdown("必ず**「利用規約」**を読む。* 印は5*3")).toEqual([
    paragraph(line("必ず", bold("「利用規約」"), "を読む。* 印は5*3")),
  ]);
});

describe("lists", () => {
  test("in Japanese marks, right after a paragraph", () => {
    expect(parseMarkdown("次のとおりです。\n・氏名\n・生年月日\n\n２．二つ目\n３．三つ目")).toEqual([
      paragraph(line("次のとおりです。")),
      bullets(item("氏名"), item("生年月日")),
      numbers(2, item("二つ目"), item("三つ目")),
    ]);
  });

  test.each([
    ["- 上\n  - 中\n    - 下\n- 次"],
    ["- 上\n    - 中\n        - 下\n- 次"],
    ["・上\n　・中\n　　・下\n・次"],
    ["　　・上\n　　　・中\n　　　　・下\n　　・次"],
    ["* 上\n\t* 中\n\t\t* 下\n* 次"],
  ])("in lists: %j", (source) => {
    expect(parseMarkdown(source)).toEqual([bullets(item("上", bullets(item("中", bullets(item("下"))))), item("次"))]);
  });

  test("a list in a numbered one keeps the numbers going", () => {
    expect(parseMarkdown("９．九\n　・中\n１０．十\n　・中")).toEqual([
      numbers(9, item("九", bullets(item("中"))), item("十", bullets(item("中")))),
    ]);
  });

  test("are no deeper than a phone is wide", () => {
    const deep = Array.from({ length: 40 }, (_, depth) => `${" ".repeat(depth)}- 項目`).join("\n");
    expect(JSON.stringify(parseMarkdown(deep)).match(/"items"/g)).toHaveLength(5);
  });

  test.each(["３．５％以上", "・・・以上", "2026．4．1 改定", "-5度", "1.5倍"])("%s is no list", (source) => {
    expect(parseMarkdown(source)).toEqual([paragraph(line(source))]);
  });

  test("a second mark on a line is text", () => {
    const blocks = parseMarkdown("- - 甲\n- 1. 乙");
    expect(textOf(blocks)).toBe("- 甲\n1. 乙");
    expect(JSON.stringify(blocks).match(/"list"/g)).toHaveLength(1);
  });
});

test("tables have a head and rows; their cells may be bold or lead somewhere", () => {
  const source = "| 健診 | 窓口 |\n|---|:-:|\n| **一般** | [予約](/help) |\n| 婦人科 | |";
  expect(parseMarkdown(source)).toEqual([
    {
      kind: "table",
      head: [line("健診"), line("窓口")],
      rows: [
        [line(bold("一般")), line(link("/help", "予約", false))],
        [line("婦人科"), []],
      ],
    },
  ]);
});

describe("links", () => {
  test.each([
    ["[案内](https://www.example.jp/a?b=c#d)", link("https://www.example.jp/a?b=c#d", "案内")],
    ["[案内](http://www.example.jp)", link("http://www.example.jp/", "案内")],
    ["<https://www.example.jp/>", link("https://www.example.jp/", "https://www.example.jp/")],
    ["[電話](tel:0300000000)", link("tel:0300000000", "電話", false)],
    ["[メール](mailto:kenpo@example.jp)", link("mailto:kenpo@example.jp", "メール", false)],
    ["[お困りのとき](/help?from=top#lost)", link("/help?from=top#lost", "お困りのとき", false)],
  ])("%s leads there", (source, expected) => {
    expect(parseMarkdown(source)).toEqual([paragraph([expected])]);
  });

  test("a bare URL is a link as far as it is ASCII", () => {
    expect(parseMarkdown("詳しくはhttps://www.example.jp/a_bをご覧ください（http://www.example.jp/）。")).toEqual([
      paragraph(
        line(
          "詳しくは",
          link("https://www.example.jp/a_b", "https://www.example.jp/a_b"),
          "をご覧ください（",
          link("http://www.example.jp/", "http://www.example.jp/"),
          "）。",
        ),
      ),
    ]);
  });

  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](<\u0001javascript:alert(1)>)",
    "[x](data:text/html,hello)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x](ftp://www.example.jp/)",
    "[x](//evil.example/)",
    "[x](/\\evil.example/)",
    "[x](</\t/evil.example/>)",
    "[x](/.//evil.example/)",
    "[x](/%2e//evil.example/)",
    "[x](\\\\evil.example)",
    "[x](evil.example)",
    "[x](#top)",
    "[x](?a=b)",
    "[x](https://)",
    "[](https://www.example.jp/)",
  ])("%j stays text", (source) => {
    const blocks = JSON.stringify(parseMarkdown(source));
    expect(blocks).not.toContain('"link"');
    expect(blocks).toContain("x](".slice(source.startsWith("[]") ? 1 : 0));
  });
});

describe("what is not Markdown here", () => {
  test("HTML and links to scripts stay text", () => {
    const hostile = '<script>alert(1)</script> [x](javascript:alert(1)) ![](x" onerror="y)';
    expect(textOf(parseMarkdown(hostile))).toBe(hostile);
    expect(JSON.stringify(parseMarkdown(hostile))).not.toContain('"link"');
  });

  test.each([
    '<img src="x" onerror="alert(1)">',
    "<div>\n<b>太字</b>\n</div>",
    "<!-- 見えない -->",
    "<a href='https://evil.example'>x</a>",
    "&lt;b&gt; &amp; &#x202e;",
    "> 引用",
    "`code` ~~del~~ *e* _e_ __b__",
    "```html\n<b>\n```",
    "    <b>字下げ</b>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "見出しではない\n=====",
  ])("%j stays the text it is", (source) => {
    expect(textOf(parseMarkdown(source))).toBe(source.replaceAll(/^ +|\n(?=\n)/g, ""));
    expect(parseMarkdown(source).every(({ kind }) => kind === "paragraph")).toBe(true);
  });

  test("an image becomes its description", () => {
    const source = '![案内図](https://www.example.jp/map.png "地図") ![](x.png)[![本部](a.png)](/help)';
    expect(parseMarkdown(source)).toEqual([paragraph(line("案内図", " ", link("/help", "本部", false)))]);
  });

  test("a line of dashes is a line", () => {
    expect(parseMarkdown("前\n----\n後\n\n* * *")).toEqual([
      paragraph(line("前")),
      { kind: "rule" },
      paragraph(line("後")),
      { kind: "rule" },
    ]);
  });
});

test("a dozen of pathological lines is read in no time", () => {
  const source = [`${"*".repeat(20_000)}`, `${"#".repeat(20_000)} x`, " ".repeat(20_000), "**a".repeat(10_000)].join(
    "\n\n",
  );
  expect(processorMilliseconds(() => parseMarkdown(source))).toBeLessThan(1_000);
});

test.each(["- ", "1. ", "・", "* ", "[", "> ", "|a", "・ - "])("%j twenty thousand times is read at all", (mark) => {
  expect(textOf(parseMarkdown(`${mark.repeat(20_000)}甲`))).toContain("甲");
});

test("an empty text has no blocks", () => {
  expect(parseMarkdown(" \n\n")).toEqual([]);
});

/** The text on the page, one line each. */
function textOf(blocks: readonly Block[]): string {
  const words = (pieces: readonly Inline[]): string =>
    pieces.map((piece) => (piece.kind === "text" ? piece.text : words(piece.children))).join("");
  const ofBlock = (block: Block): string => {
    if (block.kind === "paragraph") return block.lines.map(words).join("\n");
    if (block.kind === "list") return block.items.map(textOf).join("\n");
    return block.kind === "heading" ? words(block.children) : "";
  };
  return blocks.map(ofBlock).join("\n");
}
