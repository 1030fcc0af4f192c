// Browser-safe: it acts on its argument.
import type { Socket } from "node:net";

/** For what a client still sends to arrive: an upload that goes on, but nobody who falls silent. */
const SILENCE_MS = 5_000;
const LONGEST_MS = 60_000;

/**
 * Ends a connection whose last answer is written, and drops what the client still sends until it ends too. Closing at
 * once would reset the connection in the middle of an upload, and with it the answer that says why (RFC 9112 §9.6).
 * @param mostMs after which it is closed whatever is sent
 */
export function closeGently(socket: Socket, mostMs = LONGEST_MS): void {
  const close = () => socket.destroy();
  const timer = setTimeout(close, mostMs);
  socket.once("close", () => clearTimeout(timer));
  socket.setTimeout(SILENCE_MS, close);
  // Past the parser, which stops where nobody reads the body any more.
  socket.removeAllListeners("data").on("data", () => {});
  socket.end();
  socket.resume();
}
