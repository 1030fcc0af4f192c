// The server process: Next.js behind the edge (lib/edge), a private port for its operator, and an orderly end.
import { Server } from "node:http";
import { registerHooks } from "node:module";
import next from "next";
import pino from "pino";
import { createEdgeServer } from "#lib/edge/create-edge-server.ts";
import { type AnsweredRequest, observeRequests } from "#lib/edge/observe-requests.ts";
import { routeMatcher } from "#lib/edge/route-of.ts";
import { writeOnlyJson } from "#lib/kernel/json-output.ts";
import { requestField } from "#lib/kernel/request-id.ts";
import { checkSettings, settingsSchema } from "#lib/kernel/settings.ts";
import { beginTracing } from "./support/begin-tracing.ts";
import { closeServer } from "./support/close-server.ts";
import { openPrivatePort } from "./support/private-port.ts";
import { measureProcess } from "./support/process-metrics.ts";
import { readRoutes } from "./support/read-routes.ts";
import { openReadiness } from "./support/readiness.ts";
import { whenToldToEnd } from "./support/when-told-to-end.ts";

// The provider uses the product's own modules, which are marked server-only: they load under this condition, which
// would keep Next.js from its own. Before writeOnlyJson, which pino would take for somebody else's stream.
registerHooks({
  resolve: (specifier, context, resolve) =>
    specifier === "server-only"
      ? resolve(specifier, { ...context, conditions: [...context.conditions, "react-server"] })
      : resolve(specifier, context),
});
const { withProvider } = await import("./support/oidc-mount.ts");
const { withOtherHosts } = await import("./support/other-hosts.ts");
const { SESSION_PATH, withSessionCheck } = await import("./support/session-mount.ts");

const serverSettings = settingsSchema.pick({
  PORT: true,
  BIND_ADDRESS: true,
  METRICS_PORT: true,
  METRICS_ADDRESS: true,
  TRUSTED_PROXY_HOPS: true,
  PUBLIC_SCHEME: true,
  ADMIN_HOST: true,
  LOG_LEVEL: true,
  OTEL_EXPORTER_OTLP_ENDPOINT: true,
});
const isDevelopment = process.env.NODE_ENV === "development";
const { settings, wrong } = checkSettings(serverSettings, process.env);
const log = pino({ level: settings?.LOG_LEVEL ?? "info", mixin: requestField });
if (!settings) {
  for (const line of wrong) log.fatal(line);
  process.exit(1);
}
const { PORT: port, METRICS_PORT: metricsPort } = settings;
if (!isDevelopment) writeOnlyJson(log);
const endTracing = await beginTracing(settings.OTEL_EXPORTER_OTLP_ENDPOINT, "portal-server", log);

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

const edgeSettings = {
  scheme: settings.PUBLIC_SCHEME,
  proxyHops: settings.TRUSTED_PROXY_HOPS,
  adminHost: settings.ADMIN_HOST,
  isDevelopment,
};
const watch = {
  routeOf: routeMatcher([...readRoutes(), SESSION_PATH]),
  proxyHops: settings.TRUSTED_PROXY_HOPS,
  onAnswer: (answered: AnsweredRequest) => log.debug(answered, "answered"),
};
const handle = withOtherHosts(withSessionCheck(withProvider(app.getRequestHandler())));
const server = createEdgeServer(handle, edgeSettings, (listener) => observeRequests(listener, watch));
const refusePort = (name: string, number: number) => (error: NodeJS.ErrnoException) => {
  log.fatal(error.code === "EADDRINUSE" ? `Port ${number} is already in use. Set ${name} to another one.` : error);
  process.exit(1);
};
server.on("error", refusePort("PORT", port));
// Undefined: every address of the machine.
server.listen(port, settings.BIND_ADDRESS, () => process.send?.("ready"));

const readiness = openReadiness(process.env.PORTAL_DATABASE_URL ?? "", {
  ENCRYPTION_KEYS: process.env.ENCRYPTION_KEYS ?? "",
  PASSWORD_PEPPERS: process.env.PASSWORD_PEPPERS ?? "",
});
let isStopping = false;
openPrivatePort(
  { port: metricsPort, host: settings.METRICS_ADDRESS },
  { ask: readiness.ask, metrics: measureProcess(), isStopping: () => isStopping },
  refusePort("METRICS_PORT", metricsPort),
);
// Said once at the start too: a balancer keeps it to itself.
readiness.ask().then(({ problems, notes }) => {
  for (const problem of problems) log.error(problem);
  for (const note of notes) log.warn(note);
});

/** Less than who started this process waits before it kills (child-process.ts). */
const LONGEST_ANSWER_MS = 12_000;

async function stop() {
  isStopping = true;
  const isAllAnswered = await closeServer(server, LONGEST_ANSWER_MS);
  if (!isAllAnswered) log.warn("the server stopped before all requests were answered");
  await endTracing();
  process.exit(0);
}
whenToldToEnd(stop);
