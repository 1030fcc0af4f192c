import "server-only";
import { Marked, type Token, type TokenizerExtension, type Tokens } from "marked";
import { type LinkTarget, linkTarget } from "./link-target.ts";
import { withPlainLists } from "./markdown-lists.ts";

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "bold"; children: Inline[] }
  | ({ kind: "link"; children: Inline[] } & LinkTarget);

export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; children: Inline[] }
  | { kind: "paragraph"; lines: Inline[][] }
  | { kind: "list"; isOrdered: boolean; start: number; items: Block[][] }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][] }
  | { kind: "rule" };

const isText = () => undefined;

const BOLD = /^\*\*(?!\s)([^\n]+?)\*\*/;

/** Markdown needs spaces around stars beside 「」, which Japanese does not write: here any two stars pair. */
const bold: TokenizerExtension = {
  name: "bold",
  level: "inline",
  start: (source) => source.indexOf("**"),
  tokenizer(source) {
    const [raw, text] = BOLD.exec(source) ?? [];
    return raw && text ? { type: "bold", raw, tokens: this.lexer.inlineTokens(text) } : undefined;
  },
};

/** Ends where ASCII ends: Japanese follows a URL without a space. */
const WEB_URL = /^https?:\/\/[!-;=?-~]*[\w/#$%&+=@~-]/;

/** Switches off the rest of Markdown, which stays plain text. */
const markdown = new Marked({
  breaks: true,
  extensions: [bold],
  tokenizer: {
    blockquote: isText,
    code: isText,
    codespan: isText,
    def: isText,
    del: isText,
    fences: isText,
    html: isText,
    lheading: isText,
    reflink: isText,
    tag: isText,
    emStrong: isText,
    url(source) {
      const [raw] = WEB_URL.exec(source) ?? [];
      return raw ? { type: "link", raw, href: raw, text: raw, tokens: [{ type: "text", raw, text: raw }] } : undefined;
    },
  },
});

/**
 * Parses the Markdown of terms and announcements: headings, paragraphs, lists (also 「・」 and 「１．」), tables, links,
 * **bold**. Everything else, HTML included, stays plain text; an image becomes its description; a link that
 * link-target.ts refuses becomes text. So an insurer's text cannot run anything on a page (spec §14 case 16).
 */
export function parseMarkdown(source: string): Block[] {
  return blocksOf(markdown.lexer(withPlainLists(source)));
}

function blocksOf(tokens: readonly Token[]): Block[] {
  return tokens.filter(({ type }) => type !== "space").map((token) => blockOf(token as Tokens.Generic));
}

function blockOf(token: Tokens.Generic): Block {
  switch (token.type) {
    case "heading": {
      const { depth, tokens } = token as Tokens.Heading;
      return { kind: "heading", level: Math.min(depth, 3) as 1 | 2 | 3, children: linesOf(tokens).flat() };
    }
    case "list": {
      const { ordered, start, items } = token as Tokens.List;
      return { kind: "list", isOrdered: ordered, start: start || 1, items: items.map(({ tokens }) => itemOf(tokens)) };
    }
    case "table": {
      const { header, rows } = token as Tokens.Table;
      return { kind: "table", head: cellsOf(header), rows: rows.map(cellsOf) };
    }
    case "hr":
      return { kind: "rule" };
    default:
      return { kind: "paragraph", lines: linesOf(token.tokens ?? [token]) };
  }
}

/** A line break inside an item comes from the editor and is no paragraph. */
function itemOf(tokens: readonly Token[]): Block[] {
  const blocks = blocksOf(tokens);
  return blocks.map((block) => (block.kind === "paragraph" ? { ...block, lines: [block.lines.flat()] } : block));
}

function cellsOf(cells: readonly Tokens.TableCell[]): Inline[][] {
  return cells.map(({ tokens }) => linesOf(tokens).flat());
}

function linesOf(tokens: readonly Token[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const token of tokens) {
    if (token.type === "br") lines.push([]);
    else lines.at(-1)?.push(inlineOf(token as Tokens.Generic));
  }
  return lines.map(trimmed);
}

/** Removes spaces around a line, also the full-width ones that indent a Japanese paragraph. */
function trimmed(line: Inline[]): Inline[] {
  return line
    .map((piece, place) => {
      if (piece.kind !== "text") return piece;
      const fromStart = place === 0 ? piece.text.trimStart() : piece.text;
      return { ...piece, text: place === line.length - 1 ? fromStart.trimEnd() : fromStart };
    })
    .filter((piece) => piece.kind !== "text" || piece.text !== "");
}

function inlineOf(token: Tokens.Generic): Inline {
  const children = () => (token.tokens ?? []).map((inner) => inlineOf(inner as Tokens.Generic));
  switch (token.type) {
    case "bold":
      return { kind: "bold", children: children() };
    case "link": {
      const [target, inside] = [linkTarget(String(token.href)), children()];
      const isLink = target !== null && inside.length > 0;
      return isLink ? { kind: "link", ...target, children: inside } : { kind: "text", text: token.raw };
    }
    case "escape":
    case "image":
      return { kind: "text", text: String(token.text) };
    default:
      return { kind: "text", text: token.raw };
  }
}
