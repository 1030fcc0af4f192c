// fetch for names under localhost, which a machine's resolver need not know: browsers do by themselves.
import { request } from "node:http";
import { Readable } from "node:stream";

type FetchInit = { method?: string; headers?: HeadersInit; body?: unknown };

/**
 * A fetch that reaches every host at 127.0.0.1, without TLS, and follows no redirect.
 * @param port of the server; without one, the URL's own
 */
export function localFetch(port?: number): (url: string | URL, init?: FetchInit) => Promise<Response> {
  return (input, { method = "GET", headers, body } = {}) => {
    const url = new URL(input);
    const sent = Object.fromEntries(new Headers(headers));
    const text = body === undefined || body === null ? "" : String(body);
    if (text !== "") sent["content-length"] = String(Buffer.byteLength(text));
    const target = { host: "127.0.0.1", port: port ?? url.port, path: url.pathname + url.search, method };
    return new Promise((fulfil, reject) => {
      const asked = request({ ...target, headers: { ...sent, host: url.host, connection: "close" } }, (answer) => {
        const { statusCode: status = 500, rawHeaders } = answer;
        const received = new Headers();
        for (let at = 0; at < rawHeaders.length; at += 2)
          received.append(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
        const isEmpty = status === 204 || status === 304;
        fulfil(
          new Response(isEmpty ? null : (Readable.toWeb(answer) as ReadableStream), { status, headers: received }),
        );
      });
      asked.once("error", reject);
      asked.end(text);
    });
  };
}
