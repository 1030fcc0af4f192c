import type { Server } from "node:http";

/** How often connections are looked for that have got their answers. */
const LOOK_MS = 50;

/**
 * Takes no new connection, and resolves when all requests that have begun are answered, or after `longestMs`; what then
 * is open is cut off.
 * @returns whether all were answered
 */
export function closeServer(server: Server, longestMs: number): Promise<boolean> {
  return new Promise((fulfil) => {
    // A browser keeps its connection open after an answer, and would hold the end up.
    const look = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    const cut = setTimeout(() => {
      fulfil(false);
      server.closeAllConnections();
    }, longestMs);
    server.close(() => {
      clearInterval(look);
      clearTimeout(cut);
      fulfil(true);
    });
    server.closeIdleConnections();
  });
}
