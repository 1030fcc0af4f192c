// Browser-safe: it counts what it is given.
import type { IncomingMessage } from "node:http";

/**
 * Counts what a body without Content-Length brings, before anything keeps it:
 * `onExceeded` is called once when it is more than `most` bytes, and nothing of
 * the rest is passed on.
 */
export function limitBody(request: IncomingMessage, most: number, onExceeded: () => void): void {
  const push = request.push.bind(request);
  let received = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (received > most) return false;
    received += chunk?.length ?? 0;
    if (received <= most) return push(chunk, encoding);
    onExceeded();
    return false;
  };
}
