// The server process: Next.js behind the edge (lib/edge), figures for whoever
// watches it, and an orderly end.
import { createServer, Server } from "node:http";
import { registerHooks } from "node:module";
import { monitorEventLoopDelay } from "node:perf_hooks";
import next from "next";
import pino from "pino";
import { createEdgeServer } from "#lib/edge/create-edge-server.ts";
import { writeOnlyJson } from "#lib/kernel/json-output.ts";

// The provider uses the product's own modules, which are marked server-only: they load under this condition, which
// would keep Next.js from its own. Before writeOnlyJson, which pino would take for somebody else's stream.
registerHooks({
  resolve: (specifier, context, resolve) =>
    specifier === "server-only"
      ? resolve(specifier, { ...context, conditions: [...context.conditions, "react-server"] })
      : resolve(specifier, context),
});
const { withProvider } = await import("./support/oidc-mount.ts");

const port = Number(process.env.PORT ?? 3000);
const metricsPort = Number(process.env.METRICS_PORT ?? 0);
const isDevelopment = process.env.NODE_ENV === "development";
const level = process.env.LOG_LEVEL ?? "";
const log = pino({ level: [...Object.keys(pino.levels.values), "silent"].includes(level) ? level : "info" });
if (!isDevelopment) writeOnlyJson(log);

// After an action's redirect Next.js fetches the next page from itself, and would
// guess the address from the scheme members see: https, which ends at the proxy.
Object.assign(process.env, { __NEXT_PRIVATE_ORIGIN: `http://127.0.0.1:${port}` });
const app = next({
  dev: isDevelopment,
  port,
  // Next.js would answer upgrades on the server it finds; it gets one that never listens.
  httpServer: isDevelopment ? undefined : new Server(),
});
await app.prepare();

const server = createEdgeServer(withProvider(app.getRequestHandler()), {
  scheme: process.env.PUBLIC_SCHEME === "http" ? "http" : "https",
  proxyHops: Number(process.env.TRUSTED_PROXY_HOPS ?? 0),
  adminHost: process.env.ADMIN_HOST ?? "",
  isDevelopment,
});
server.on("error", (error: NodeJS.ErrnoException) => {
  log.fatal(error.code === "EADDRINUSE" ? `Port ${port} is already in use. Set PORT to another one.` : error);
  process.exit(1);
});
// Undefined: every address of the machine.
server.listen(port, process.env.BIND_ADDRESS || undefined, () => process.send?.("ready"));

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
