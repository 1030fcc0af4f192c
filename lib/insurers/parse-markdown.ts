/** A piece of a line: text as it is, bold or not. */
export type Span = { text: string; isBold: boolean };

export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; spans: Span[] }
  | { kind: "paragraph"; lines: Span[][] }
  | { kind: "list"; isOrdered: boolean; start: number; items: Span[][] };

const HEADING = /^(#{1,3})\s+(.+)$/;
const BULLET = /^\s*(?:[-*]\s+|・\s*)(.+)$/;
const NUMBER = /^\s*(\d{1,3})(?:[.)]\s+|．\s*)(.+)$/;

/**
 * The Markdown insurers write terms and notices in: headings, paragraphs, lists,
 * **bold**. Everything else, HTML and links included, stays the text it is, so
 * that nothing an insurer pastes can act on a page (spec §14.16).
 */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  for (const chunk of source.replaceAll(/\r\n?/g, "\n").split(/\n{2,}/)) {
    let isNew = true;
    for (const line of chunk.split("\n")) {
      if (line.trim() === "") continue;
      addLine(blocks, line, isNew);
      isNew = false;
    }
  }
  return blocks;
}

/** Adds `line` to the block above where it continues one (`isNew` says an empty line parts them). */
function addLine(blocks: Block[], line: string, isNew: boolean) {
  const last = blocks.at(-1);
  const [, hashes, title] = HEADING.exec(line) ?? [];
  if (hashes && title) {
    blocks.push({ kind: "heading", level: hashes.length as 1 | 2 | 3, spans: parseSpans(title) });
    return;
  }
  const [, start, numbered] = NUMBER.exec(line) ?? [];
  const item = numbered ?? BULLET.exec(line)?.[1];
  if (item) {
    const isOrdered = numbered !== undefined;
    if (last?.kind === "list" && last.isOrdered === isOrdered) last.items.push(parseSpans(item));
    else blocks.push({ kind: "list", isOrdered, start: Number(start ?? 1), items: [parseSpans(item)] });
    return;
  }
  if (last?.kind === "paragraph" && !isNew) last.lines.push(parseSpans(line));
  else if (last?.kind === "list" && !isNew) last.items.at(-1)?.push(...parseSpans(line.trim()));
  else blocks.push({ kind: "paragraph", lines: [parseSpans(line)] });
}

function parseSpans(line: string): Span[] {
  return line
    .trim()
    .split(/\*\*(.+?)\*\*/)
    .map((text, position) => ({ text, isBold: position % 2 === 1 }))
    .filter(({ text }) => text !== "");
}
