import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";

/** One file of a posted form, as it arrives. */
export type UploadedFile = {
  fileName: string;
  chunks: AsyncIterable<Buffer>;
  /** The form's other fields, once all of it has arrived. */
  fields: Promise<ReadonlyMap<string, string>>;
};

/** Not a file's: names of fields, their values, how many. */
const LIMITS = { files: 1, fields: 5, fieldNameSize: 100, fieldSize: 1_000, parts: 10 };

/**
 * Reads a form with one file (multipart/form-data, RFC 7578) without ever holding the file.
 * @param take may stop in the middle: the rest is then dropped
 * @returns null for a form without a file
 */
export async function readUpload<Value>(
  request: Request,
  take: (file: UploadedFile) => Promise<Value>,
): Promise<Value | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !type.startsWith("multipart/form-data;")) return null;
  const busboy = new Busboy({ headers: { "content-type": type } as BusboyHeaders, limits: LIMITS });
  const fields = new Map<string, string>();
  const rest = new AbortController();
  const { promise: whole, resolve: end } = Promise.withResolvers<ReadonlyMap<string, string>>();
  let taken: Promise<Value> | undefined;
  busboy.on("field", (name, value) => fields.set(name, String(value)));
  busboy.on("finish", () => end(fields));
  busboy.on("file", (_, stream, fileName) => {
    taken = take({ fileName, chunks: stream as AsyncIterable<Buffer>, fields: whole });
    taken.catch(() => {}).then(() => rest.abort());
  });
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream), busboy, { signal: rest.signal });
  } catch (error) {
    if (!rest.signal.aborted) throw error;
  }
  return taken ?? null;
}
