import "server-only";
import iconv from "iconv-lite";
import { z } from "zod";
import { CHARSETS, CharsetDetector } from "./detect-charset.ts";
import { UnreadableFile } from "./import-problem.ts";
import type { ImportSource } from "./import-source.ts";

/** The semicolon is Excel's where its machine is set to another country. */
const DELIMITERS = [",", "\t", ";"] as const;

/** What kind of file it is, by its content: names lie. */
export const fileFormatSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), charset: z.enum(CHARSETS), delimiter: z.enum(DELIMITERS) }),
  z.object({ kind: z.literal("xlsx") }),
]);
export type FileFormat = z.infer<typeof fileFormatSchema>;

const ZIP = Buffer.from("PK\u0003\u0004", "latin1");
/** OLE compound files: .xls, and .xlsx with a password (MS-CFB §2.2). */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Byte order mark of UTF-16, little-endian (RFC 2781 §3.2). */
const UTF16 = Buffer.of(0xff, 0xfe);
/** What says itself what it is: nothing is to be found out. */
const MARKS = [ZIP, OLE, UTF16];

const HEAD_BYTES = 64 * 1024;

const startsWith = (head: Buffer, magic: Buffer) => head.subarray(0, magic.length).equals(magic);

/** Finds the format of a file while its bytes pass once. */
export class FormatDetector {
  private head = Buffer.alloc(0);
  private readonly charset = new CharsetDetector();

  feed(chunk: Buffer): void {
    if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, chunk.subarray(0, HEAD_BYTES)]);
    if (!MARKS.some((mark) => startsWith(this.head, mark))) this.charset.feed(chunk);
  }

  /** After the last byte. @throws UnreadableFile for what is no list; a bad byte by its line */
  end(): FileFormat {
    if (startsWith(this.head, ZIP)) return { kind: "xlsx" };
    if (startsWith(this.head, OLE)) throw new UnreadableFile({ line: null, column: null, code: "old-excel" });
    const found = startsWith(this.head, UTF16) ? ({ charset: "utf16le" } as const) : this.charset.end();
    if (found.charset === null) {
      throw new UnreadableFile({ line: null, column: null, code: "wrong-charset", firstLine: found.badLine });
    }
    return { kind: "text", charset: found.charset, delimiter: delimiterOf(iconv.decode(this.head, found.charset)) };
  }
}

/** The one that parts the heading most often; a comma where none does. */
function delimiterOf(text: string): (typeof DELIMITERS)[number] {
  const [heading = ""] = text.split(/[\r\n]/, 1);
  const count = (delimiter: string) => heading.split(delimiter).length;
  return DELIMITERS.reduce((most, each) => (count(each) > count(most) ? each : most));
}

/** The format of a whole file. @throws UnreadableFile */
export async function detectFormat(source: ImportSource): Promise<FileFormat> {
  const detector = new FormatDetector();
  for await (const chunk of source.read()) detector.feed(chunk);
  return detector.end();
}
