import { createServer, type RequestListener, type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { edgeListener } from "./answer-request.ts";
import { closeGently } from "./close-gently.ts";
import type { EdgeSettings } from "./edge-settings.ts";
import { plainPage } from "./plain-page.ts";
import { contentSecurityPolicy, newNonce, securityHeaders } from "./security-headers.ts";

/** A form is sent in one go; a slower client keeps a connection open. */
const TIMEOUTS = { headersTimeout: 20_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 };

/** Node.js looks for late requests this often; by itself every 30 seconds. */
const LOOKS_FOR_LATE = { connectionsCheckingInterval: 5_000 };

/** The edge itself refuses a request without one, with a page (refusal.ts). */
const OPTIONS = { ...TIMEOUTS, ...LOOKS_FOR_LATE, requireHostHeader: false };

/** Whoever was too slow gets the time that the answer needs, and no more. */
const LATE_MS = 2_000;

/** Node's codes for what it could not parse as a request. */
const STATUS_BY_CODE: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers what is no request (RFC 9112): there is no response object for it. */
function answerUnreadable(status: number, socket: Socket, settings: EdgeSettings): void {
  const nonce = newNonce();
  const body = plainPage(status, nonce);
  const headers = {
    ...securityHeaders(settings),
    "cache-control": "no-store",
    "content-security-policy": contentSecurityPolicy(nonce, settings),
    "content-type": "text/html; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
  closeGently(socket, status === 408 ? LATE_MS : undefined);
}

/**
 * The portal's HTTP server: every request passes the edge before `handle` (Next.js), and so does every answer. See
 * docs/architecture.md, The edge.
 * @param watch sees every request first (observe-requests.ts)
 */
export function createEdgeServer(
  handle: RequestListener,
  settings: EdgeSettings,
  watch: (listener: RequestListener) => RequestListener = (listener) => listener,
): Server {
  const listener = watch(edgeListener(handle, settings));
  const server = createServer(OPTIONS, listener);
  // A client that asks before it sends a body gets the body's answer.
  server.on("checkContinue", listener);
  server.on("checkExpectation", listener);
  server.on("connection", (socket: Socket) => {
    // Node.js calls it after an answer that closes the connection.
    socket.destroySoon = () => closeGently(socket);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
    else answerUnreadable(STATUS_BY_CODE[error.code ?? ""] ?? 400, socket, settings);
  });
  // The portal has no web socket; an upgraded connection would have no timeout. Next.js needs its own in development.
  if (!settings.isDevelopment) server.on("upgrade", (_request, socket) => socket.destroy());
  return server;
}
