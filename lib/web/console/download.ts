import "server-only";
import { Readable } from "node:stream";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/**
 * A file to be saved, as it is made: a browser that is slow is waited for, one that leaves ends the source.
 * @param name without its ending, in any language (RFC 8187)
 */
export function download(
  content: Readable | AsyncIterable<string> | readonly string[],
  { name, kind }: { name: string; kind: keyof typeof TYPES },
): Response {
  const body = content instanceof Readable ? content : Readable.from(content, { objectMode: false });
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`).replace(/['()]/g, "_")}`;
  return new Response(Readable.toWeb(body) as ReadableStream, {
    headers: { "content-type": TYPES[kind], "content-disposition": disposition },
  });
}
