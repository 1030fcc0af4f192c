// The HTTP server of the portal. Next.js handles every request; this file adds
// what it cannot know from inside: the peer's address, and an orderly end.
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import next from "next";
import { canonicalAddress } from "#lib/kernel/ip-address.ts";

const port = Number(process.env.PORT ?? 3000);
const metricsPort = Number(process.env.METRICS_PORT ?? 0);
const proxyHops = Number(process.env.TRUSTED_PROXY_HOPS ?? 0);
const isDevelopment = process.env.NODE_ENV === "development";

/**
 * The address `proxyHops` trusted proxies in front report; with none, the peer's.
 * Whatever a client writes further left into X-Forwarded-For is ignored (ASVS 4.1.3, 15.3.4),
 * and so is what is no address.
 */
function clientAddress(request: IncomingMessage): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => address.trim());
  const reported = proxyHops > 0 ? forwarded.at(-proxyHops) : undefined;
  return canonicalAddress(reported) ?? canonicalAddress(request.socket.remoteAddress) ?? "";
}

/**
 * After an action's redirect Next.js fetches the next page from this very server,
 * under its own name, with the headers of the first request. This secret, which
 * no client knows, marks those: they keep the host and address of the first.
 */
const ownMark = randomBytes(32).toString("base64url");

function trustOnlyThePeer(request: IncomingMessage) {
  const { headers } = request;
  const isOwn = headers["x-portal-own"] === ownMark;
  const address = isOwn ? headers["x-portal-client-address"] : clientAddress(request);
  const host = isOwn ? String(headers["x-portal-host"]) : headers.host;
  const scheme = proxyHops > 0 ? headers["x-forwarded-proto"] : undefined;
  for (const name of Object.keys(headers)) {
    if (name.startsWith("x-forwarded-") || name === "forwarded" || name.startsWith("x-portal-")) delete headers[name];
  }
  headers.host = host;
  headers["x-portal-own"] = ownMark;
  headers["x-portal-host"] = host;
  headers["x-portal-client-address"] = address;
  headers["x-forwarded-proto"] = scheme === "https" ? "https" : (process.env.PUBLIC_SCHEME ?? "https");
}

const app = next({ dev: isDevelopment, port });
const handle = app.getRequestHandler();
await app.prepare();

const server = createServer((request, response) => {
  trustOnlyThePeer(request);
  handle(request, response);
});
server.keepAliveTimeout = 65_000;
server.on("error", (error: NodeJS.ErrnoException) => {
  console.error(error.code === "EADDRINUSE" ? `Port ${port} is already in use. Set PORT to another one.` : error);
  process.exit(1);
});
server.listen(port, () => process.send?.("ready"));

if (metricsPort > 0) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  createServer((_request, response) => {
    const milliseconds = (nanoseconds: number) => nanoseconds / 1e6;
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        rssBytes: process.memoryUsage.rss(),
        eventLoopDelayMs: { p50: milliseconds(delay.percentile(50)), p99: milliseconds(delay.percentile(99)) },
      }),
    );
    delay.reset();
  }).listen(metricsPort, "127.0.0.1");
}

const stop = () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 5_000).unref();
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.once("disconnect", stop);
