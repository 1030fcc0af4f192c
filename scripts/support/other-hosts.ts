// The other hosts of an insurer: they lead to the one that serves its pages, and say who may use their passkeys.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { findInsurerByOtherHost } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { log } from "#lib/kernel/log.ts";
import { hostOf } from "./request-parts.ts";

/** Origins that may ask for passkeys of this host (WebAuthn Level 3 §5.11.1). */
const RELATED_ORIGINS = "/.well-known/webauthn";

/** The login button of homepages (docs/embedding.md). */
const BUTTON = "/embed/v1";

/** What `insurers hosts` changes is seen after this time. */
const KNOWN_MILLISECONDS = 5_000;
/** Anybody may send any Host: more are not remembered. */
const MAX_KNOWN = 1_000;

type Known = { insurer: Insurer | null; until: number };
const known = new Map<string, Known>();

/** The insurer to whose host `host` leads; null for one that serves pages itself, or is nobody's. */
async function insurerBehind(host: string): Promise<Insurer | null> {
  const remembered = known.get(host);
  const now = performance.now();
  if (remembered && remembered.until > now) return remembered.insurer;
  const insurer = await findInsurerByOtherHost(host);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(host, { insurer, until: now + KNOWN_MILLISECONDS });
  return insurer;
}

/** Not for ever: the host may come to serve pages again. What was posted is not sent on. */
function answer({ method, url = "/" }: IncomingMessage, response: ServerResponse, host: string, insurer: Insurer) {
  const origin = insurerOrigin(insurer);
  if (url === RELATED_ORIGINS && host === insurer.passkeyHost) {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ origins: [origin] }));
    return;
  }
  // A homepage's script is asked for across origins, on the way too (Fetch §4.4).
  const shared: Record<string, string> = url.startsWith(BUTTON) ? { "access-control-allow-origin": "*" } : {};
  response.writeHead(method === "POST" ? 303 : 307, { location: `${origin}${url}`, ...shared }).end();
}

/** Puts the other hosts in front of `next`. */
export function withOtherHosts(next: RequestListener): RequestListener {
  return (request, response) => {
    const host = hostOf(request);
    insurerBehind(host)
      .then((insurer) => (insurer ? answer(request, response, host, insurer) : next(request, response)))
      .catch((error: unknown) => {
        log.error({ err: error }, "other host failed");
        if (!response.headersSent) response.writeHead(500, { "content-type": "text/html" });
        response.end();
      });
  };
}
