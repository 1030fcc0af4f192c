import "server-only";
import { createReadStream } from "node:fs";
import iconv from "iconv-lite";

export type Charset = "utf8" | "cp932";

/**
 * The charset of a Japanese office file, found in one pass with bounded memory. UTF-8 is tried first: Japanese CP932
 * text is practically never valid UTF-8.
 * @returns null for neither (UTF-16, a spreadsheet, an image)
 */
export async function detectCharset(path: string): Promise<Charset | null> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const cp932 = iconv.getDecoder("cp932");
  let [isUtf8, isCp932] = [true, true];
  const feedUtf8 = (decode: () => string) => {
    try {
      decode();
    } catch {
      isUtf8 = false;
    }
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (chunk.includes(0)) return null;
    if (isUtf8) feedUtf8(() => utf8.decode(chunk, { stream: true }));
    if (isCp932) isCp932 = !cp932.write(chunk).includes("\ufffd");
    if (!isUtf8 && !isCp932) return null;
  }
  if (isUtf8) feedUtf8(() => utf8.decode());
  if (isUtf8) return "utf8";
  return isCp932 && !cp932.end()?.includes("\ufffd") ? "cp932" : null;
}
