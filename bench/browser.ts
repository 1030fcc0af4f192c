// A browser without JavaScript, as the portal sees it: cookies, gzip, kept connections, Origin on posts, forms with
// their hidden fields.
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { gunzipSync } from "node:zlib";

const TIMEOUT_MS = 30_000;
const BOUNDARY = "----bench-boundary";
const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

const agent = new Agent({ keepAlive: true });

export type Answer = { path: string; status: number; location: string | undefined; body: string };

/** Where the server listens, and the insurer's host it is asked for. */
export type Site = {
  host: string;
  port: number;
  /** As the proxy in front reports the peer; only a server with TRUSTED_PROXY_HOPS believes it. */
  peer?: string;
};

/** Called for each request: `GET /login`, and the time until the last byte. */
export type OnAnswer = (name: string, milliseconds: number) => void;

type Sent = { method: "GET" | "POST"; path: string; body?: string };

/** The value of one attribute in an HTML tag. */
function attribute(tag: string, name: string): string | undefined {
  const value = tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
  return value?.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The hidden fields of the form that holds a field called `name`. */
function hiddenFields({ path, status, body }: Answer, name: string): [string, string][] {
  const form = body.split("<form").find((part) => part.includes(`name="${name}"`));
  if (!form) throw new Error(`${path} (${status}) has no form with a field ${name}`);
  const tags = form.slice(0, form.indexOf("</form>")).match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return tags.map((tag) => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""]);
}

function multipart(fields: readonly [string, string][]): string {
  const parts = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

export class Browser {
  readonly cookies = new Map<string, string>();
  private readonly site: Site;
  private readonly onAnswer: OnAnswer | undefined;

  constructor(site: Site, onAnswer?: OnAnswer) {
    this.site = site;
    this.onAnswer = onAnswer;
  }

  get(path: string): Promise<Answer> {
    return this.send({ method: "GET", path });
  }

  /** Fills in and posts the form of `page` that has these fields. */
  submit(page: Answer, fields: Record<string, string>): Promise<Answer> {
    const typed = Object.entries(fields);
    const all = [...hiddenFields(page, typed[0]?.[0] ?? ""), ...typed];
    return this.send({ method: "POST", path: page.path, body: multipart(all) });
  }

  /** Posts a form without fields. */
  post(path: string): Promise<Answer> {
    return this.send({ method: "POST", path, body: multipart([]) });
  }

  private headers(sent: Sent) {
    const { host, port, peer } = this.site;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return {
      host: `${host}:${port}`,
      accept: "text/html,application/xhtml+xml",
      "accept-encoding": "gzip",
      "accept-language": "ja",
      "user-agent": "Mozilla/5.0 (bench)",
      ...(cookie ? { cookie } : {}),
      ...(peer ? { "x-forwarded-for": peer } : {}),
      ...(sent.body === undefined
        ? {}
        : {
            origin: `https://${host}:${port}`,
            "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
            "content-length": Buffer.byteLength(sent.body),
          }),
    };
  }

  private send(sent: Sent): Promise<Answer> {
    const start = performance.now();
    const { method, path } = sent;
    const options = { agent, host: "127.0.0.1", port: this.site.port, method, path, headers: this.headers(sent) };
    return new Promise((fulfil, reject) => {
      const outgoing = request({ ...options, timeout: TIMEOUT_MS }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          this.onAnswer?.(`${method} ${path}`, performance.now() - start);
          this.keepCookies(incoming.headers);
          const { location, "content-encoding": encoding } = incoming.headers;
          const bytes = Buffer.concat(chunks);
          const body = (encoding === "gzip" ? gunzipSync(bytes) : bytes).toString("utf8");
          fulfil({ path, status: incoming.statusCode ?? 0, location, body });
        });
      });
      outgoing.on("timeout", () => outgoing.destroy(new Error(`${method} ${path} took more than ${TIMEOUT_MS} ms`)));
      outgoing.on("error", reject);
      outgoing.end(sent.body);
    });
  }

  private keepCookies(headers: IncomingHttpHeaders) {
    for (const line of headers["set-cookie"] ?? []) {
      const [pair = "", ...attributes] = line.split("; ");
      const at = pair.indexOf("=");
      const isGone = attributes.some((each) => /^max-age=0$/i.test(each));
      if (isGone) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

/** Kept connections would keep the process running. */
export function closeConnections() {
  agent.destroy();
}
