// Browser-safe: it counts its argument.
import type { IncomingMessage } from "node:http";

/**
 * Counts a body without Content-Length before anything stores it: calls `onExceeded` once beyond `most` bytes, and
 * drops the rest.
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
