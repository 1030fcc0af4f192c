import { get, type IncomingMessage } from "node:http";
import type { OwnAnswer } from "./hold-answer.ts";
import { NOT_FOUND_PATH } from "./not-found-path.ts";
import { ownHeaders } from "./trust-peer.ts";

/**
 * Fetches the 404 page from this server for `request`: Next.js writes a blank document for `notFound()`, and cannot
 * render a second page into an answer.
 * @returns null without such a page, for example without a database
 */
export function fetchNotFoundPage(request: IncomingMessage): Promise<Omit<OwnAnswer, "status"> | null> {
  const { localAddress: host, localPort: port } = request.socket;
  return new Promise((fulfil) => {
    const fetched = get({ host, port, path: NOT_FOUND_PATH, headers: ownHeaders(request) }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.once("error", () => fulfil(null));
      answer.once("end", () => {
        const { "content-type": type = "", "content-security-policy": policy = "" } = answer.headers;
        const headers = { "content-type": type, "content-security-policy": String(policy) };
        fulfil(answer.statusCode === 200 ? { headers, body: Buffer.concat(parts) } : null);
      });
    });
    fetched.once("error", () => fulfil(null));
  });
}
