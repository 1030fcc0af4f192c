import { type ChildProcess, fork } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { createServer as createHttpServer, request } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { selfSignedCertificate } from "#lib/testing/self-signed-certificate.ts";
import { freePort } from "#scripts/support/embedded-postgres.ts";

/** What the server process gets in production: its role's connection and the keys, and nothing else of this shell. */
const GIVEN = ["AUTH_SECRET", "ENCRYPTION_KEYS", "PASSWORD_PEPPERS", "PORTAL_DATABASE_URL", "PATH", "HOME"];

export type TlsPortal = {
  /** Where the proxy listens. */
  port: number;
  /** Of the certificate's key, as Chromium wants it: base64 of SHA-256. */
  keyHash: string;
  /** For another site of the same test. */
  certificate: { key: string; cert: string };
  /** Every line the server has written, in order. */
  lines: string[];
  /** Every batch of traces it has sent, as sent. */
  traces: string[];
  /** What it measures, in Prometheus' text. */
  measured: () => Promise<string>;
};

/** Ends TLS and passes all on over plain http, as the proxy in front of a portal does (docs/operations.md). */
function createProxy(certificate: { key: string; cert: string }, portalPort: () => number): Server {
  return createServer(certificate, (received, answer) => {
    const headers = {
      ...received.headers,
      "x-forwarded-for": received.socket.remoteAddress,
      "x-forwarded-proto": "https",
    };
    const { method, url } = received;
    const passed = request({ host: "127.0.0.1", port: portalPort(), method, path: url, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
      given.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    received.pipe(passed);
  });
}

/** Takes traces as an OpenTelemetry collector does. */
async function startCollector(traces: string[]): Promise<{ url: string; close: () => void }> {
  const collector = createHttpServer((received, answer) => {
    text(received).then((batch) => {
      traces.push(batch);
      answer.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  collector.listen(0, "127.0.0.1");
  await once(collector, "listening");
  const { port } = collector.address() as AddressInfo;
  const close = () => {
    collector.closeAllConnections();
    collector.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

/** Says all it can say: whatever is of a person must not be in it (planted.spec.ts). */
const TALKATIVE = { LOG_LEVEL: "debug" };

function startServer(variables: Record<string, string>, lines: string[]): ChildProcess {
  const given = GIVEN.map((name) => [name, process.env[name] ?? ""]);
  const settings = { PUBLIC_SCHEME: "https", TRUSTED_PROXY_HOPS: "1", ...TALKATIVE };
  const child = fork("scripts/server.ts", {
    env: { ...Object.fromEntries(given), ...settings, ...variables, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: [],
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (text: string) => {
      const parts = `${rest}${text}`.split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
    });
  }
  return child;
}

/**
 * A second server on the database of the one under test, with production's settings
 * and a TLS proxy before it. The environment holds the keys (support/database.ts).
 */
export async function startTlsPortal(): Promise<TlsPortal & { close: () => Promise<void> }> {
  const certificate = await selfSignedCertificate("*.localhost");
  const spki = new X509Certificate(certificate.cert).publicKey.export({ type: "spki", format: "der" });
  const portalPort = await freePort();
  const proxy = createProxy(certificate, () => portalPort);
  proxy.listen(0);
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;
  const [lines, traces]: [string[], string[]] = [[], []];
  const collector = await startCollector(traces);
  const metricsPort = await freePort();
  const ports = { PORT: portalPort, PUBLIC_PORT: port, METRICS_PORT: metricsPort };
  const asText = Object.fromEntries(Object.entries(ports).map(([name, value]) => [name, String(value)]));
  const server = startServer({ ...asText, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }, lines);
  await once(server, "message");
  return {
    port,
    keyHash: createHash("sha256").update(spki).digest("base64"),
    certificate,
    lines,
    traces,
    measured: async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text(),
    close: async () => {
      collector.close();
      proxy.closeAllConnections();
      proxy.close();
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
    },
  };
}
