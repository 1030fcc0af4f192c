// The server process: Next.js behind the edge (lib/edge), figures for whoever
// watches it, and an orderly end.
import { createServer, Server } from "node:http";
import { registerHooks } from "node:module";
import { monitorEventLoopDelay } from "node:perf_hooks";
import next from "next";
import pino from "pino";
import { createEdgeServer } from "#lib/edge/create-edge-server.ts";
import { writeOnlyJson } from "#lib/kernel/json-output.ts";
import { checkSettings, settingsSchema } from "#lib/kernel/settings.ts";

// The provider uses the product's own modules, which are marked server-only: they load under this condition, which
// would keep Next.js from its own. Before writeOnlyJson, which pino would take for somebody else's stream.
registerHooks({
  resolve: (specifier, context, resolve) =>
    specifier === "server-only"
      ? resolve(specifier, { ...context, conditions: [...context.conditions, "react-server"] })
      : resolve(specifier, context),
});
const { withProvider } = await import("./support/oidc-mount.ts");

const serverSettings = settingsSchema.pick({
  PORT: true,
  BIND_ADDRESS: true,
  METRICS_PORT: true,
  METRICS_ADDRESS: true,
  TRUSTED_PROXY_HOPS: true,
  PUBLIC_SCHEME: true,
  ADMIN_HOST: true,
  LOG_LEVEL: true,
});
const isDevelopment = process.env.NODE_ENV === "development";
const { settings, wrong } = checkSettings(serverSettings, process.env);
const log = pino({ level: settings?.LOG_LEVEL ?? "info" });
if (!settings) {
  for (const line of wrong) log.fatal(line);
  process.exit(1);
}
const { PORT: port, METRICS_PORT: metricsPort } = settings;
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
  scheme: settings.PUBLIC_SCHEME,
  proxyHops: settings.TRUSTED_PROXY_HOPS,
  adminHost: settings.ADMIN_HOST,
  isDevelopment,
});
server.on("error", (error: NodeJS.ErrnoException) => {
  log.fatal(error.code === "EADDRINUSE" ? `Port ${port} is already in use. Set PORT to another one.` : error);
  process.exit(1);
});
// Undefined: every address of the machine.
server.listen(port, settings.BIND_ADDRESS, () => process.send?.("ready"));

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
  }).listen(metricsPort, settings.METRICS_ADDRESS);
}

const stop = () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 5_000).unref();
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.once("disconnect", stop);
