// The program of bench/beside/app: Next.js without anything around it, and the figures of its process.
import { createServer } from "node:http";
import next from "next";
import { openPrivatePort } from "#scripts/support/private-port.ts";
import { measureProcess } from "#scripts/support/process-metrics.ts";

const { PORT: port, METRICS_PORT: metricsPort } = process.env;

const app = next({ dir: import.meta.dirname, port: Number(port) });
await app.prepare();
createServer(app.getRequestHandler()).listen(Number(port), "127.0.0.1", () => process.send?.("ready"));

const ready = { isReady: true, problems: [], notes: [] };
openPrivatePort(
  { port: Number(metricsPort), host: "127.0.0.1" },
  { ask: async () => ready, metrics: measureProcess(), isStopping: () => false },
  (error) => {
    throw error;
  },
);
process.once("disconnect", () => process.exit());
