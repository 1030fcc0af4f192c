import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

type Request = { method?: string; headers?: Record<string, string>; body?: string | AsyncIterable<string> };

/** A request that no browser sends: any Host, any forwarded header, a body that waits in its middle. */
export function send(url: string, { method = "GET", headers = {}, body }: Request = {}): Promise<Answer> {
  return new Promise((fulfil, reject) => {
    const { protocol, host, port, pathname, search } = new URL(url);
    // By number: not every resolver knows *.localhost.
    const open = protocol === "https:" ? httpsRequest : httpRequest;
    const request = open(
      {
        host: "127.0.0.1",
        port,
        path: pathname + search,
        method,
        headers: { host, ...headers },
        // The certificate of e2e/support/tls-portal.ts vouches for itself.
        rejectUnauthorized: false,
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => fulfil({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    request.once("error", reject);
    if (body === undefined || typeof body === "string") request.end(body);
    else Readable.from(body).pipe(request);
  });
}
