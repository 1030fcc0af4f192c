import "server-only";

/** 「・」 and 「１．」 mark lists in Japanese; 「１．５」, 「・・・」 and a line of dashes do not. */
const LIST_LINE =
  /^(?<blanks>\s*)(?:[-*+](?=\s)|・(?!・)|(?:(?<number>[0-9０-９]{1,3})(?:[.)](?=\s)|．(?![0-9０-９]))))\s*(?![-*\s]+$)(?<text>\S.*)$/;

/** A second mark on the line is text, not a nested list. */
const SECOND_MARK = /^([-*+]|\d{1,9}(?=[.)]))(?=[.)]?\s)/;

/** Deeper lists leave no room for text on a phone. */
const DEEPEST = 5;

type OpenList = { width: number; contentColumn: number };

/**
 * Rewrites lists to Markdown's own marks and indents: Japanese marks, full-width digits, full-width or any number of
 * spaces. A list may follow a paragraph directly and begin with any number.
 */
export function withPlainLists(source: string): string {
  const open: OpenList[] = [];
  let isAfterBlank = true;
  const lines = source.split(/\r\n?|\n/).flatMap((line) => {
    const isFirst = open.length === 0 && !isAfterBlank;
    const { blanks, number, text } = LIST_LINE.exec(line)?.groups ?? {};
    if (text === undefined) {
      if (isAfterBlank && /^\S/.test(line)) open.length = 0;
      isAfterBlank = line.trim() === "";
      return [line];
    }
    isAfterBlank = false;
    const mark = number === undefined ? "- " : `${Number(number.normalize("NFKC"))}. `;
    const column = openAt(open, blanks ?? "", mark);
    const item = `${" ".repeat(column)}${mark}${text.replace(SECOND_MARK, escapeMark)}`;
    return isFirst ? ["", item] : [item];
  });
  return lines.join("\n");
}

const escapeMark = (mark: string) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`);

/** Closes deeper lists, opens this line's list. @returns the column of its mark */
function openAt(open: OpenList[], blanks: string, mark: string): number {
  const width = blanks.replaceAll("\u3000", "  ").replaceAll("\t", "    ").length;
  while (open.length > 0 && (open.length >= DEEPEST || (open.at(-1)?.width ?? 0) >= width)) open.pop();
  const column = open.at(-1)?.contentColumn ?? 0;
  open.push({ width, contentColumn: column + mark.length });
  return column;
}
