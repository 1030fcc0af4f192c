import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

/** A request that no browser sends: any Host, any forwarded header. */
export function send(
  url: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
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
    request.end(body);
  });
}
