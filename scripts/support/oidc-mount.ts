// The OpenID provider beside Next.js, in the server process: which requests are its own.
import type { RequestListener } from "node:http";
import { log } from "#lib/kernel/log.ts";
import { pathOf } from "./request-parts.ts";

const DISCOVERY = ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"];

/** Whether a path belongs to the provider, on the host of an insurer. */
function isProviders(path: string): boolean {
  return path.startsWith("/oidc/") || DISCOVERY.includes(path);
}

/** Puts the provider in front of `next`: its paths, on the hosts of insurers. It is loaded with its first request. */
export function withProvider(next: RequestListener): RequestListener {
  return (request, response) => {
    if (!isProviders(pathOf(request))) return next(request, response);
    const answer = async () => (await import("./oidc-answers.ts")).answerAsProvider(request, response, next);
    answer().catch((error: unknown) => {
      log.error({ err: error }, "single sign-on failed");
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/html" });
      response.end();
    });
  };
}
