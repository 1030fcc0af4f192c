import "server-only";
import iconv from "iconv-lite";

/** `utf16le`: 「Unicode テキスト」 of Excel. */
export const CHARSETS = ["utf8", "cp932", "utf16le"] as const;
export type Charset = (typeof CHARSETS)[number];

/** What a file's bytes are; `badLine` is the first line that the likelier charset cannot read. */
export type CharsetFound = { charset: Charset } | { charset: null; badLine: number };

const NEWLINE = 0x0a;
/** No text file has either: NUL means binary, ESC the mail charset ISO-2022-JP, whose bytes look like ASCII. */
const NUL = 0x00;
const ESC = 0x1b;

/** A decoder that is fed line by line, and remembers the first line it could not read. */
function candidate(decode: (bytes: Buffer | null) => boolean) {
  let badLine: number | null = null;
  return {
    feed: (bytes: Buffer | null, line: number) => {
      if (badLine === null && !decode(bytes)) badLine = line;
    },
    badLine: () => badLine,
  };
}

function utf8Candidate() {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return candidate((bytes) => {
    try {
      if (bytes) decoder.decode(bytes, { stream: true });
      else decoder.decode();
      return true;
    } catch {
      return false;
    }
  });
}

function cp932Candidate() {
  const decoder = iconv.getDecoder("cp932");
  return candidate((bytes) => !(bytes ? decoder.write(bytes) : (decoder.end() ?? "")).includes("\ufffd"));
}

/**
 * Finds the charset of a Japanese office file while it passes, with bounded memory. UTF-8 is tried first: Japanese
 * CP932 text is practically never valid UTF-8. Neither has a line feed inside a character.
 */
export class CharsetDetector {
  private readonly utf8 = utf8Candidate();
  private readonly cp932 = cp932Candidate();
  private line = 1;

  /** @param chunk the next bytes of the file */
  feed(chunk: Buffer): void {
    for (let start = 0; start < chunk.length && !this.isLost(); ) {
      const newline = chunk.indexOf(NEWLINE, start);
      const end = newline === -1 ? chunk.length : newline + 1;
      const bytes = chunk.subarray(start, end);
      const isForeign = bytes.includes(NUL) || bytes.includes(ESC);
      this.utf8.feed(isForeign ? Buffer.of(0xff) : bytes, this.line);
      this.cp932.feed(isForeign ? Buffer.of(0xff) : bytes, this.line);
      if (newline !== -1) this.line += 1;
      start = end;
    }
  }

  /** After the last byte. */
  end(): CharsetFound {
    this.utf8.feed(null, this.line);
    this.cp932.feed(null, this.line);
    const [utf8, cp932] = [this.utf8.badLine(), this.cp932.badLine()];
    if (utf8 === null) return { charset: "utf8" };
    return cp932 === null ? { charset: "cp932" } : { charset: null, badLine: Math.max(utf8, cp932) };
  }

  private isLost(): boolean {
    return this.utf8.badLine() !== null && this.cp932.badLine() !== null;
  }
}
