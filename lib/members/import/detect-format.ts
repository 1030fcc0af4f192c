import "server-only";
import iconv from "iconv-lite";
import { z } from "zod";
import { CHARSETS, CharsetDetector } from "./detect-charset.ts";
import { UnreadableFile } from "./import-problem.ts";
import type { ImportSource } from "./import-source.ts";

/** What kind of file it is, by its content: names lie. */
export const fileFormatSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), charset: z.enum(CHARSETS), delimiter: z.enum([",", "\t"]) }),
  z.object({ kind: z.literal("xlsx") }),
]);
export type FileFormat = z.infer<typeof fileFormatSchema>;

const ZIP = Buffer.from("PK\u0003\u0004", "latin1");
/** OLE compound files: .xls, and .xlsx with a password (MS-CFB §2.2). */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const HEAD_BYTES = 64 * 1024;

const startsWith = (head: Buffer, magic: Buffer) => head.subarray(0, magic.length).equals(magic);

/** Finds the format of a file while its bytes pass once. */
export class FormatDetector {
  private head = Buffer.alloc(0);
  private readonly charset = new CharsetDetector();

  feed(chunk: Buffer): void {
    if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, chunk.subarray(0, HEAD_BYTES)]);
    if (!startsWith(this.head, ZIP) && !startsWith(this.head, OLE)) this.charset.feed(chunk);
  }

  /** After the last byte. @throws UnreadableFile for what is no list; a bad byte by its line */
  end(): FileFormat {
    if (startsWith(this.head, ZIP)) return { kind: "xlsx" };
    if (startsWith(this.head, OLE)) throw new UnreadableFile({ line: null, column: null, code: "old-excel" });
    const found = this.charset.end();
    if (found.charset === null) {
      throw new UnreadableFile({ line: null, column: null, code: "wrong-charset", firstLine: found.badLine });
    }
    return { kind: "text", charset: found.charset, delimiter: delimiterOf(iconv.decode(this.head, found.charset)) };
  }
}

/** A heading has more tabs than commas only where tabs part the columns. */
function delimiterOf(text: string): "," | "\t" {
  const [heading = ""] = text.split(/[\r\n]/, 1);
  return heading.split("\t").length > heading.split(",").length ? "\t" : ",";
}

/** The format of a whole file. @throws UnreadableFile */
export async function detectFormat(source: ImportSource): Promise<FileFormat> {
  const detector = new FormatDetector();
  for await (const chunk of source.read()) detector.feed(chunk);
  return detector.end();
}
