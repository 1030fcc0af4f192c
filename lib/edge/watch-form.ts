// Browser-safe: it reads its argument.
import type { IncomingMessage } from "node:http";

const MULTIPART = /^multipart\/form-data\b/i;
const BOUNDARY = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i;
/** A line feed, and what some programs write after the last part (RFC 2046 §5.1.1). */
const EPILOGUE_BYTES = 64;

/** Watches a posted form as it is received. @returns whether it has come to its end, and that is not where its boundary says */
export function watchForm(request: IncomingMessage): () => boolean {
  const type = request.headers["content-type"] ?? "";
  if (request.method !== "POST" || !MULTIPART.test(type)) return () => false;
  const [, quoted, plain] = BOUNDARY.exec(type) ?? [];
  const end = `--${quoted ?? plain}--`;
  const kept = end.length + EPILOGUE_BYTES;
  const push = request.push.bind(request);
  let tail = Buffer.alloc(0);
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (chunk) tail = Buffer.concat([tail, chunk.subarray(-kept)]).subarray(-kept);
    return push(chunk, encoding);
  };
  return () => request.complete && !tail.includes(end);
}
