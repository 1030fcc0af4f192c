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

type Posted = { contentType: string; body: string; headers?: Record<string, string> };

type Sent = { method: "GET" | "POST"; path: string; posted?: Posted };

/** The value of one attribute in an HTML tag. */
function attribute(tag: string, name: string): string | undefined {
  const value = tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
  return value?.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The hidden fields of the form that holds the first of the typed ones, which are not among them. */
function hiddenFields({ path, status, body }: Answer, typed: readonly [string, string][]): [string, string][] {
  const [name = ""] = typed[0] ?? [];
  const form = body.split("<form").find((part) => part.includes(`name="${name}"`));
  if (!form) throw new Error(`${path} (${status}) has no form with a field ${name}`);
  const tags = form.slice(0, form.indexOf("</form>")).match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  const hidden = tags.map((tag): [string, string] => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""]);
  return hidden.filter(([each]) => typed.every(([other]) => other !== each));
}

function multipart(fields: readonly [string, string][]): Posted {
  const parts = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { contentType: `multipart/form-data; boundary=${BOUNDARY}`, body: `${parts.join("")}--${BOUNDARY}--\r\n` };
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

  /** Fills in and posts the form of `page` that has the first of these fields. */
  submit(page: Answer, fields: Record<string, string>): Promise<Answer> {
    const typed = Object.entries(fields);
    return this.send({ method: "POST", path: page.path, posted: multipart([...hiddenFields(page, typed), ...typed]) });
  }

  /** Posts a form without fields. */
  post(path: string): Promise<Answer> {
    return this.send({ method: "POST", path, posted: multipart([]) });
  }

  /** Posts as a script of the page does. */
  postJson(path: string, value: unknown): Promise<Answer> {
    const posted = { contentType: "application/json", body: JSON.stringify(value) };
    return this.send({ method: "POST", path, posted });
  }

  /** Calls a Server Action as React does; `args` are plain data. */
  callAction(path: string, action: string, args: readonly unknown[]): Promise<Answer> {
    const headers = { accept: "text/x-component", "next-action": action };
    const posted = { contentType: "text/plain;charset=UTF-8", body: JSON.stringify(args), headers };
    return this.send({ method: "POST", path, posted });
  }

  private headers(posted: Posted | undefined) {
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
      ...(posted && {
        origin: `https://${host}:${port}`,
        "content-type": posted.contentType,
        "content-length": Buffer.byteLength(posted.body),
        ...posted.headers,
      }),
    };
  }

  private send(sent: Sent): Promise<Answer> {
    const start = performance.now();
    const { method, path, posted } = sent;
    const options = { agent, host: "127.0.0.1", port: this.site.port, method, path, headers: this.headers(posted) };
    return new Promise((fulfil, reject) => {
      const outgoing = request({ ...options, timeout: TIMEOUT_MS }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          this.onAnswer?.(`${method} ${path}`, performance.now() - start);
          this.keepCookies(incoming.headers);
          const { "content-encoding": encoding, "x-action-redirect": followed } = incoming.headers;
          // Next.js names the way of going there behind the path.
          const location =
            incoming.headers.location ?? (typeof followed === "string" ? followed.split(";")[0] : undefined);
          const bytes = Buffer.concat(chunks);
          const body = (encoding === "gzip" ? gunzipSync(bytes) : bytes).toString("utf8");
          fulfil({ path, status: incoming.statusCode ?? 0, location, body });
        });
      });
      outgoing.on("timeout", () => outgoing.destroy(new Error(`${method} ${path} took more than ${TIMEOUT_MS} ms`)));
      outgoing.on("error", reject);
      outgoing.end(posted?.body);
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
