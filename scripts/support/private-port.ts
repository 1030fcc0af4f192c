// The port of a process for its operator: health, and what it measures. Not for members: it listens on 127.0.0.1, or on
// the address of an inner network, and knows neither TLS nor who asks.
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Readiness } from "./readiness.ts";

export type PrivateAnswers = {
  /** For /readyz: asked each time. */
  ask: () => Promise<Readiness>;
  /** For /metrics, in Prometheus' text. */
  metrics: () => Promise<string>;
  /** True from the signal to end until the end. */
  isStopping: () => boolean;
};

const STOPPING: Readiness = { isReady: false, problems: ["This process is stopping."], notes: [] };
const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
}

async function answer(path: string, response: ServerResponse, answers: PrivateAnswers): Promise<void> {
  switch (path) {
    case "/healthz":
      return send(response, 200, "text/plain", "ok\n");
    case "/readyz": {
      const readiness = answers.isStopping() ? STOPPING : await answers.ask();
      return send(response, readiness.isReady ? 200 : 503, "application/json", `${JSON.stringify(readiness)}\n`);
    }
    case "/metrics":
      return send(response, 200, METRICS_TYPE, await answers.metrics());
    default:
      return send(response, 404, "text/plain", "/healthz, /readyz, /metrics\n");
  }
}

/** What the private port answers: /healthz while the process lives, /readyz while it can work, /metrics. */
export function privateListener(answers: PrivateAnswers): RequestListener {
  return ({ url = "" }, response) => {
    answer(url.split("?", 1)[0] ?? "", response, answers).catch((error: unknown) => {
      send(response, 500, "text/plain", `${error instanceof Error ? error.message : String(error)}\n`);
    });
  };
}

/** Listens, unless the port is 0. @param refused called when the port cannot be had */
export function openPrivatePort(
  { port, host }: { port: number; host: string },
  answers: PrivateAnswers,
  refused: (error: NodeJS.ErrnoException) => void,
): Server | null {
  if (port === 0) return null;
  const server = createServer(privateListener(answers));
  server.on("error", refused);
  // Nobody waits for who asks about a process that ends.
  server.unref();
  return server.listen(port, host);
}
